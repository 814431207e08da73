import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { requestOf, type Sent, SIGNING_SECRET, sign, statusOf } from './raw-http.ts';
import { findFreePort } from './typist.ts';
import { ALICE, createWorld, OPS, type World } from './world.ts';

const MANY_BYTES = 3 * 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };
const now = (): string => String(Math.floor(Date.now() / 1000));
let count = 0;

/** A command that would set a rule, were it taken; no two are the same. */
function command(more: Readonly<Record<string, string>> = {}): string {
  count += 1;
  return new URLSearchParams({
    command: '/deepseek-balance',
    text: 'threshold 50 CNY',
    user_id: ALICE,
    channel_id: OPS,
    channel_name: 'ops',
    team_id: 'T0STANDIN0',
    trigger_id: `bad.${count}`,
    response_url: 'http://127.0.0.1:9/',
    ...more,
  }).toString();
}

function event(more: object = {}): string {
  count += 1;
  const news = { type: 'channel_archive', channel: OPS, user: ALICE, event_ts: `${now()}.000100` };
  return JSON.stringify({ type: 'event_callback', team_id: 'T0', event_id: `EvBAD${count}`, event: news, ...more });
}

let world: World;
let port: number;
let path: string;
let bot: Bot;
beforeAll(async () => {
  world = await createWorld();
  await start();
});
afterAll(() => world.close());

async function start(): Promise<void> {
  port = await findFreePort();
  const env = {
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    PORT: String(port),
    CHECK_CRON: '0 0 1 1 *',
  };
  world.slack.deliverOverHttp({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET });
  path = parseConfig({ ...world.env, ...env }, () => '').databaseUrl.path;
  bot = await world.startBot(env);
}

/** All that people can change, and what was asked for once. */
function rows(): Readonly<Record<string, readonly unknown[]>> {
  const db = new Database(path, { readonly: true });
  const tables = [
    'rules',
    'channels',
    'episodes',
    'alerts',
    'outbox',
    'audit_log',
    'snoozes',
    'reports',
    'home_viewers',
  ];
  const all = [...tables, 'seen_requests'].map((name) => [name, db.prepare(`select * from ${name}`).all()]);
  db.close();
  return Object.fromEntries(all);
}
const send = (sent: Sent): Promise<number> => statusOf(port, requestOf(sent));

interface Bad {
  readonly name: string;
  readonly status: number;
  readonly sent: () => Sent | string | Buffer;
}
const bad = (status: number, name: string, sent: Bad['sent']): Bad => ({ name, status, sent });
const withHeaders = (headers: NonNullable<Sent['headers']>) => (): Sent => ({ body: command(), headers });
const elsewhere = (place: string) => (): Sent => ({ body: command(), path: place });
const by = (method: string) => (): Sent => ({ body: command(), method });
const signed = (make: (body: string, time: string) => NonNullable<Sent['headers']>) => (): Sent => {
  const body = command();
  return { body, headers: make(body, now()) };
};

const BAD: readonly Bad[] = [
  bad(401, 'no signature', withHeaders({ 'x-slack-signature': null })),
  bad(401, 'no timestamp', withHeaders({ 'x-slack-request-timestamp': null })),
  bad(401, 'neither', withHeaders({ 'x-slack-signature': null, 'x-slack-request-timestamp': null })),
  bad(401, 'an empty signature', withHeaders({ 'x-slack-signature': '' })),
  bad(401, 'the signature of another secret', () => ({ body: command(), secret: 'f'.repeat(32) })),
  bad(401, 'the signature of an empty secret', () => ({ body: command(), secret: '' })),
  bad(401, 'the signature of another body', () => ({
    body: command(),
    headers: { 'x-slack-signature': sign(SIGNING_SECRET, now(), 'x') },
  })),
  bad(
    401,
    'another time than the signed one',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': sign(SIGNING_SECRET, String(Number(time) - 9), body),
    })),
  ),
  bad(401, 'half a signature', withHeaders({ 'x-slack-signature': `v0=${'0'.repeat(32)}` })),
  bad(
    401,
    'a signature without its version',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': sign(SIGNING_SECRET, time, body).slice(3),
    })),
  ),
  bad(
    401,
    'a signature of version 1',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': sign(SIGNING_SECRET, time, body).replace('v0', 'v1'),
    })),
  ),
  bad(
    401,
    'a signature in capitals',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': sign(SIGNING_SECRET, time, body).toUpperCase(),
    })),
  ),
  bad(
    401,
    'a signature with more behind it',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': `${sign(SIGNING_SECRET, time, body)}=more`,
    })),
  ),
  bad(
    401,
    'the same signature twice',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': [sign(SIGNING_SECRET, time, body), sign(SIGNING_SECRET, time, body)],
    })),
  ),
  bad(
    401,
    'a wrong signature before the right one',
    signed((body, time) => ({
      'x-slack-request-timestamp': time,
      'x-slack-signature': ['v0=0', sign(SIGNING_SECRET, time, body)],
    })),
  ),
  bad(
    401,
    'two timestamps',
    signed((body, time) => ({
      'x-slack-request-timestamp': [time, time],
      'x-slack-signature': sign(SIGNING_SECRET, time, body),
    })),
  ),
  bad(401, 'signed six minutes ago', () => ({ body: command(), ahead: -360 })),
  bad(401, 'signed six minutes ahead', () => ({ body: command(), ahead: 360 })),
  bad(401, 'signed in a year', () => ({ body: command(), ahead: 31_536_000 })),
  bad(401, 'a timestamp in words', withHeaders({ 'x-slack-request-timestamp': 'now' })),
  bad(
    401,
    'an empty timestamp',
    signed((body) => ({ 'x-slack-request-timestamp': '', 'x-slack-signature': sign(SIGNING_SECRET, '0', body) })),
  ),
  bad(
    401,
    'an endless timestamp',
    signed((body) => ({
      'x-slack-request-timestamp': 'Infinity',
      'x-slack-signature': sign(SIGNING_SECRET, 'Infinity', body),
    })),
  ),
  bad(
    401,
    'a timestamp in hexadecimal',
    signed((body, time) => ({
      'x-slack-request-timestamp': `0x${Number(time).toString(16)}`,
      'x-slack-signature': sign(SIGNING_SECRET, time, body),
    })),
  ),
  bad(
    401,
    'a timestamp in milliseconds',
    signed((body) => ({
      'x-slack-request-timestamp': `${now()}000`,
      'x-slack-signature': sign(SIGNING_SECRET, `${now()}000`, body),
    })),
  ),
  bad(415, 'no content type', withHeaders({ 'content-type': null })),
  bad(415, 'plain text', withHeaders({ 'content-type': 'text/plain' })),
  bad(415, 'a multipart form', withHeaders({ 'content-type': 'multipart/form-data; boundary=x' })),
  bad(400, 'a form called JSON', withHeaders(JSON_TYPE)),
  bad(400, 'JSON called a form', () => ({ body: event() })),
  bad(400, 'broken JSON', () => ({ body: event().slice(0, -2), headers: JSON_TYPE })),
  ...['null', '[]', '1', '"text"', '{}', '{"__proto__":{"type":"event_callback"}}'].map((body) =>
    bad(400, `the JSON ${body}`, () => ({ body, headers: JSON_TYPE })),
  ),
  bad(400, 'an event without its id', () => ({ body: event({ event_id: undefined }), headers: JSON_TYPE })),
  bad(400, 'an event without what happened', () => ({ body: event({ event: null }), headers: JSON_TYPE })),
  bad(400, 'an empty body', () => ({ body: '' })),
  bad(400, 'a form of nonsense', () => ({ body: '%%%=%zz&&&==' })),
  bad(400, 'a form with a broken payload', () => ({ body: 'payload=%7B%22type%22' })),
  bad(400, 'a form whose payload is null', () => ({ body: 'payload=null' })),
  bad(400, 'two payloads', () => ({ body: `payload=%7B%7D&${command()}&payload=%7B%7D` })),
  bad(400, 'two commands', () => ({ body: `${command()}&command=x` })),
  bad(413, 'a huge body', () => ({ body: command({ text: 'x'.repeat(MANY_BYTES) }) })),
  bad(413, 'a body that is only said to be huge', () => ({
    body: command(),
    headers: { 'content-length': '99999999999' },
  })),
  bad(413, 'a huge body in chunks', () => ({
    headers: { 'content-length': null, 'transfer-encoding': 'chunked' },
    written: `${MANY_BYTES.toString(16)}\r\n${'x'.repeat(MANY_BYTES)}`,
  })),
  bad(400, 'chunks of no length', () => ({
    headers: { 'content-length': null, 'transfer-encoding': 'chunked' },
    written: 'zz\r\nxx\r\n',
  })),
  bad(400, 'a length and chunks', () => ({ body: command(), headers: { 'transfer-encoding': 'chunked' } })),
  bad(400, 'two lengths', () => ({ body: command(), headers: { 'content-length': ['1', '2'] } })),
  bad(415, 'a compressed body', () => ({ body: gzipSync(command()), headers: { 'content-encoding': 'gzip' } })),
  bad(415, 'a body called compressed', withHeaders({ 'content-encoding': 'br' })),
  bad(431, 'huge headers', withHeaders({ 'x-more': 'x'.repeat(64 * 1024) })),
  ...[
    '/',
    '/slack',
    '/slack/events/',
    '//slack/events',
    '/slack/../slack/events',
    '/slack%2Fevents',
    '/SLACK/EVENTS',
    '/slack/events?x=1',
    '/slack/events#x',
    '/slack/events;x',
    'http://127.0.0.1/slack/events',
    '/slack/install',
    '/report',
    '*',
  ].map((place) => bad(404, `the address ${place}`, elsewhere(place))),
  ...['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].map((method) =>
    bad(405, `the method ${method}`, by(method)),
  ),
  bad(400, 'a method that there is not', by('POSTT')),
  bad(400, 'no HTTP at all', () => '\u0016\u0003\u0001\r\n\r\n'),
  bad(400, 'no host', withHeaders({ host: null })),
];

describe('a bad request', () => {
  it('comes in fifty kinds and more', () => {
    expect(new Set(BAD.map(({ name }) => name)).size).toBe(BAD.length);
    expect(BAD.length).toBeGreaterThanOrEqual(50);
  });

  it.each(BAD)('$name: $status, nothing happens, and the next good command is answered', async ({ status, sent }) => {
    await world.type('version');
    const before = { rows: rows(), calls: world.slack.requests.length };
    const made = sent();
    const answered = await (typeof made === 'string' || Buffer.isBuffer(made) ? statusOf(port, made) : send(made));
    expect(answered).toBe(status);
    expect({ rows: rows(), calls: world.slack.requests.length }).toEqual(before);
    // Whatever the bad one had set off comes before this answer.
    expect(await world.type('rules')).toContain('This channel has no rules');
    expect({ ...rows(), seen_requests: [] }).toEqual({ ...before.rows, seen_requests: [] });
  });
});

describe('a good request', () => {
  it('without a signature is only the look at the certificate, whatever else is in it', async () => {
    const before = rows();
    expect(await send({ body: command({ ssl_check: '1' }), headers: { 'x-slack-signature': null } })).toBe(200);
    expect(await world.type('rules')).toContain('This channel has no rules');
    expect({ ...rows(), seen_requests: [] }).toEqual({ ...before, seen_requests: [] });
  });

  it.each([-290, 290])('signed %i seconds from now is taken', async (ahead) => {
    expect(await send({ body: command({ text: 'version' }), ahead })).toBe(200);
  });

  it('may name the character set of its form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect(await send({ body: command({ text: 'version' }), headers })).toBe(200);
  });

  it.each(['a command', 'an interaction'])('that is %s is taken once, also after a restart', async (kind) => {
    const action = { type: 'button', action_id: 'of_an_older_release', block_id: 'b', action_ts: '1.1', value: 'x' };
    const click = {
      type: 'block_actions',
      user: { id: ALICE },
      team: { id: 'T0' },
      channel: { id: OPS },
      trigger_id: `x.${kind}`,
      response_url: 'http://127.0.0.1:9/',
      actions: [action],
    };
    const isCommand = kind === 'a command';
    const body = isCommand ? command({ text: 'version' }) : `payload=${encodeURIComponent(JSON.stringify(click))}`;
    const bytes = requestOf({ body });
    expect(await statusOf(port, bytes)).toBe(200);
    expect(await statusOf(port, bytes)).toBe(401);
    await bot.stop();
    await start();
    expect(await statusOf(port, bytes)).toBe(401);
  });
});
