import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { runManifest } from '../../src/cli/manifest.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { readProjectFile } from '../source-files.ts';
import { openTerminal } from './open-terminal.ts';

const ROOT = join(import.meta.dirname, '../..');
const MANIFEST: unknown = parse(readProjectFile('manifest.yml'));
const SCHEMA: object = JSON.parse(readProjectFile('test/fixtures/manifest.schema.2.0.0.json'));
const isManifest = new Ajv({ strict: false, formats: { uri: true } }).compile(SCHEMA);
const WITH_EVERYTHING = `features:
  slash_commands: [{ command: /a }, { command: /b }]
settings:
  event_subscriptions: { bot_events: [app_home_opened] }
  interactivity: { is_enabled: true }
  socket_mode_enabled: true
`;
const URL_GIVEN = 'https://bot.example.com';
const URL_CALLED = 'https://bot.example.com/slack/events';

async function print(options: Parameters<typeof runManifest>[1], text?: string): Promise<string> {
  const { terminal, printed } = openTerminal({}, text);
  expect(await runManifest(terminal, options)).toBe(0);
  return printed.join('\n');
}

describe('manifest', () => {
  test('is manifest.yml, comments and all', async () => {
    expect(`${await print({})}\n`).toBe(readProjectFile('manifest.yml'));
    expect(JSON.parse(await print({ json: true }))).toEqual(MANIFEST);
  });

  test.each([{ json: true }, {}])(
    'for HTTP has the address at the command, the events and the interactivity and no Socket Mode, and fits the schema: %o',
    async (how) => {
      const manifest: unknown = parse(await print({ url: URL_GIVEN, ...how }));
      isManifest(manifest);
      expect(isManifest.errors).toBeNull();
      expect(manifest).toMatchObject({
        features: { slash_commands: [{ command: '/deepseek-balance', url: URL_CALLED }] },
        settings: {
          event_subscriptions: { request_url: URL_CALLED },
          interactivity: { is_enabled: true, request_url: URL_CALLED },
          socket_mode_enabled: false,
        },
      });
    },
  );

  test('keeps the comments as YAML for HTTP', async () => {
    const text = await print({ url: URL_GIVEN });
    expect(text.match(/#/g)).toHaveLength(readProjectFile('manifest.yml').match(/#/g)?.length ?? 0);
  });

  test('gives the address to whatever Slack calls', async () => {
    expect(parse(await print({ url: URL_GIVEN }, WITH_EVERYTHING))).toEqual({
      features: {
        slash_commands: [
          { command: '/a', url: URL_CALLED },
          { command: '/b', url: URL_CALLED },
        ],
      },
      settings: {
        event_subscriptions: { bot_events: ['app_home_opened'], request_url: URL_CALLED },
        interactivity: { is_enabled: true, request_url: URL_CALLED },
        socket_mode_enabled: false,
      },
    });
  });

  test.each([`${URL_GIVEN}/`, URL_CALLED, `${URL_CALLED}/`])('takes %s for the same address', async (url) => {
    expect(await print({ url, json: true })).toContain(`"url": "${URL_CALLED}"`);
  });

  test.each([
    'http://bot.example.com',
    'bot.example.com',
    'https://u:p@bot.example.com',
    'https://b.example.com/?a=1',
    'https:bot',
    'https://a b',
    '',
  ])('refuses "%s" with a sentence', async (url) => {
    await expect(runManifest(openTerminal().terminal, { url })).rejects.toThrow(UsageError);
  });
});

describe.concurrent('the hooks of the Slack CLI', () => {
  const { hooks } = z
    .object({ hooks: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readProjectFile('.slack/hooks.json')));
  /** As the Slack CLI does, from the project's folder; the wrong token keeps a developer's own `.env` from starting a bot. */
  const runHook = (name: string) =>
    promisify(execFile)('sh', ['-c', `SLACK_BOT_TOKEN=wrong ${hooks[name]}`], { cwd: ROOT, timeout: 20_000 });

  test('are those that are tried here', () => {
    expect(Object.keys(hooks).toSorted()).toEqual(['get-manifest', 'start']);
  });

  test('get-manifest prints the manifest as JSON and nothing else', async () => {
    expect(JSON.parse((await runHook('get-manifest')).stdout)).toEqual(MANIFEST);
  });

  test('start starts the bot, which here ends with what is wrong with its configuration', async () => {
    await expect(runHook('start')).rejects.toMatchObject({
      code: 78,
      stderr: expect.stringContaining('The configuration is not complete:'),
    });
  });
});
