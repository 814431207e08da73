import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { EVENTS } from '../src/listeners/events/event-table.ts';
import { COMMAND } from '../src/listeners/index.ts';
import { BOT_SCOPES } from '../src/slack/scopes.ts';
import { listSources, readProjectFile } from './source-files.ts';

const TEXT = readProjectFile('manifest.yml');
const SCHEMA: object = JSON.parse(readProjectFile('test/fixtures/manifest.schema.2.0.0.json'));
const RAW: unknown = parse(TEXT);
const MANIFEST = z
  .object({
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.boolean() }),
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean() })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.boolean() }),
      socket_mode_enabled: z.boolean(),
    }),
  })
  .parse(RAW);
const { bot, bot_optional: optional } = MANIFEST.oauth_config.scopes;

/** The scopes that let a bot token call a method; which of several it is depends on the kind of channel. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  // With the app-level token.
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'usergroups.users.list': ['usergroups:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

const SOURCES = listSources('src').filter(({ path }) => !path.startsWith('demo/'));
const LISTENERS = SOURCES.filter(({ path }) => path.startsWith('listeners/'));

function findAll(sources: typeof SOURCES, pattern: RegExp): readonly string[] {
  return sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([whole, captured]) => captured ?? whole));
}

const CALLED = [...new Set(findAll(SOURCES, /\.apiCall\('([^']+)'/g))].toSorted();

/** The scope that lets a bot receive an event. */
function scopeOf(event: string): string | null {
  if (event.startsWith('group_')) return 'groups:read';
  return event.startsWith('channel_') || event === 'member_joined_channel' ? 'channels:read' : null;
}

describe('manifest.yml', () => {
  it("is valid against Slack's schema", () => {
    const ajv = new Ajv({ strict: false, formats: { uri: true } });
    const validate = ajv.compile(SCHEMA);
    validate(RAW);
    expect(validate.errors).toBeNull();
    expect(validate({ ...MANIFEST, display_information: { name: 'x'.repeat(36) } })).toBe(false);
  });

  it('needs no public address: Socket Mode, and no web address anywhere', () => {
    expect(MANIFEST.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(RAW)).not.toMatch(/https?:|_url"|"url"/);
  });

  it('has exactly the command that is registered, escaped', () => {
    expect(findAll(LISTENERS, /\bapp\.command\(\w+/g)).toEqual(['app.command(COMMAND']);
    expect(MANIFEST.features.slash_commands).toHaveLength(1);
    for (const { command, should_escape: isEscaped } of MANIFEST.features.slash_commands) {
      expect(COMMAND.test(command)).toBe(true);
      expect(COMMAND.test(`${command}-dev`)).toBe(true);
      expect(isEscaped).toBe(true);
    }
  });

  it('subscribes to exactly the events that are listened to, each once', () => {
    const named = findAll(LISTENERS, /\bapp\.event\('(\w+)'/g);
    const listenedTo = [...new Set([...Object.keys(EVENTS), ...named])];
    expect(MANIFEST.settings.event_subscriptions.bot_events.toSorted()).toEqual(listenedTo.toSorted());
  });

  it.each(MANIFEST.settings.event_subscriptions.bot_events)(
    'says above the event %s what it is for and which scope it needs, which is asked for',
    (event) => {
      const lines = TEXT.split('\n').map((line) => line.trim());
      const before = lines.slice(0, lines.indexOf(`- ${event}`));
      const last = before.findLastIndex((line) => line.startsWith('#'));
      const first = before.findLastIndex((line, at) => at < last && !line.startsWith('#'));
      const above = before.slice(first + 1, last + 1).join(' ');
      const scope = scopeOf(event);
      expect(above).toMatch(scope === null ? /Needs? no scope/ : new RegExp(`Needs? ${scope}`));
      expect([null, ...bot]).toContain(scope);
    },
  );

  it('turns interactivity and the Home tab on', () => {
    expect(MANIFEST.settings.interactivity.is_enabled).toBe(true);
    expect(MANIFEST.features.app_home.home_tab_enabled).toBe(true);
  });

  it('asks for exactly the scopes of the methods that are called', () => {
    const called = CALLED.flatMap((method) => SCOPES[method] ?? [`no scope is known for ${method}`]);
    expect(bot.toSorted()).toEqual([...new Set(['commands', ...called])].toSorted());
  });

  it('is held to every call: methods are called by their literal names, and each of the table is called', () => {
    expect(CALLED).toEqual(Object.keys(SCOPES).toSorted());
    expect(findAll(SOURCES, /\.apiCall\((?!')/g)).toEqual([]);
    expect(findAll(SOURCES, /\bclient\.[a-z]\w*\.[a-z]\w*/gi)).toEqual([]);
  });

  it('lists every optional scope also among all scopes, and leaves three that it cannot do without', () => {
    expect(optional.filter((scope) => !bot.includes(scope))).toEqual([]);
    expect(bot.filter((scope) => !optional.includes(scope))).toEqual(['commands', 'chat:write', 'users:read']);
  });

  it.each(optional)('says right above the optional scope %s what it is for and what is lost without it', (scope) => {
    const lines = TEXT.split('\n').map((line) => line.trim());
    const at = lines.indexOf(`- ${scope}`);
    const before = lines.slice(0, at);
    const comment = before.slice(before.findLastIndex((line) => !line.startsWith('#')) + 1).join(' ');
    expect(comment.replaceAll('# ', '')).toMatch(/Without it: \w.+\./);
    const without = BOT_SCOPES.find(({ name }) => name === scope)?.without;
    expect(comment.replaceAll('# ', '')).toContain(`Without it: ${without}`);
  });

  it('has the scopes that doctor knows, the same ones optional', () => {
    expect(BOT_SCOPES.map(({ name }) => name)).toEqual(bot);
    expect(BOT_SCOPES.filter(({ isRequired }) => !isRequired).map(({ name }) => name)).toEqual(optional);
  });
});
