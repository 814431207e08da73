import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMAND } from '../src/listeners/index.ts';
import { BOT_SCOPES } from '../src/slack/scopes.ts';
import { listSources, readProjectFile } from './source-files.ts';

const TEXT = readProjectFile('manifest.yml');
const SCHEMA: object = JSON.parse(readProjectFile('test/fixtures/manifest.schema.2.0.0.json'));
const RAW: unknown = parse(TEXT);
const MANIFEST = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean() })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
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
  'users.info': ['users:read'],
};

const SOURCES = listSources('src').filter(({ path }) => !path.startsWith('demo/'));
const LISTENERS = SOURCES.filter(({ path }) => path.startsWith('listeners/'));

function findAll(sources: typeof SOURCES, pattern: RegExp): readonly string[] {
  return sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([whole, captured]) => captured ?? whole));
}

const CALLED = [...new Set(findAll(SOURCES, /\.apiCall\('([^']+)'/g))].toSorted();

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

  it('subscribes to exactly the events that are listened to', () => {
    const events = findAll(LISTENERS, /\bapp\.event\(\s*([^,]+),/g).map((name) => name.replaceAll("'", ''));
    expect(MANIFEST.settings.event_subscriptions?.bot_events ?? []).toEqual(events.toSorted());
  });

  it('turns interactivity on exactly when something is listened to', () => {
    const listens = findAll(LISTENERS, /\bapp\.(?:action|view|options|shortcut)\(/g).length > 0;
    expect(MANIFEST.settings.interactivity?.is_enabled ?? false).toBe(listens);
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
