import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ReportOutcome, ReportWish } from '../../src/domain/report-wish.ts';
import { reportRoute } from '../../src/ops/report-route.ts';
import { createOpsServer } from '../../src/ops/server.ts';
import type { Log } from '../../src/ports.ts';

const TOKEN = 'a-token-of-24-characters';
const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };
const TAKEN: ReportOutcome = {
  kind: 'taken',
  accountId: 'prod',
  channels: 1,
  report: { status: 402, reportedAt: 0, by: null, readingsSince: 0 },
};
const GOOD = { account: 'prod', status: 402 };

interface Answer {
  readonly status: number;
  readonly allow: string | null;
  readonly type: string | null;
  readonly body: unknown;
}

/** A server whose use case answers with `outcome` and keeps what it was asked. */
async function open(outcome: () => Promise<ReportOutcome> = async () => TAKEN, requestTimeoutMs = 5000) {
  const taken: ReportWish[] = [];
  const takeReport = (wish: ReportWish): Promise<ReportOutcome> => {
    taken.push(wish);
    return outcome();
  };
  const routes = [reportRoute({ token: TOKEN, takeReport })];
  const server = createOpsServer({ host: '127.0.0.1', port: 0, routes, log: QUIET, requestTimeoutMs });
  const port = await server.listen();
  onTestFinished(() => server.close());
  const ask = async (init: RequestInit = {}, path = '/report'): Promise<Answer> => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(GOOD),
      ...init,
    });
    const [allow, type] = [response.headers.get('allow'), response.headers.get('content-type')];
    return { status: response.status, allow, type, body: await response.json() };
  };
  return { server, port, taken, ask, send: (body: string) => ask({ body }) };
}

function refused(message: string): object {
  return { schema: 1, outcome: 'refused', message };
}

describe('POST /report', () => {
  test('hands the report over and says in JSON what it means', async () => {
    const { ask, taken } = await open();
    expect(await ask()).toEqual({
      status: 200,
      allow: null,
      type: 'application/json',
      body: {
        schema: 1,
        outcome: 'taken',
        message:
          'Noted: DeepSeek refuses calls (HTTP 402). It stands until two good readings of prod that begin after this.',
        account: 'prod',
        status: 402,
        channels: 1,
      },
    });
    expect(taken).toEqual([{ accountId: 'prod', status: 402, message: null, by: null }]);
  });

  test('says when no channel is told', async () => {
    const { ask } = await open(async () => ({ ...TAKEN, channels: 0, report: { ...TAKEN.report, status: 429 } }));
    expect((await ask()).body).toMatchObject({
      message:
        'Noted: DeepSeek limits calls because the balance is low (HTTP 429). It stands until two good readings of prod that begin after this. No channel is warned about it: type /deepseek-balance watch in one.',
    });
  });

  test('takes the message and a short name on one line', async () => {
    const { send, taken } = await open();
    await send(
      JSON.stringify({ ...GOOD, status: 429, message: 'x'.repeat(9000), by: ` pod\n\u202E7 ${'y'.repeat(99)}` }),
    );
    await send(JSON.stringify({ ...GOOD, message: null, by: ' \n ' }));
    expect(taken).toEqual([
      { accountId: 'prod', status: 429, message: 'x'.repeat(8000), by: `pod 7 ${'y'.repeat(54)}` },
      { accountId: 'prod', status: 402, message: null, by: null },
    ]);
  });

  test.each([
    [
      true,
      'Its message does not speak of the balance, so that this 429 changes nothing: too many calls at once are a matter of pace.',
    ],
    [
      false,
      'Without the message of the error nobody can tell whether it was for want of money, so that this 429 changes nothing: too many calls at once are a matter of pace.',
    ],
  ])('is kind about a 429 that is no matter of money (message given: %s)', async (given, message) => {
    const { send } = await open(async () => ({ kind: 'not_about_balance', given }));
    const { status, body } = await send(JSON.stringify({ account: 'prod', status: 429 }));
    expect({ status, body }).toEqual({ status: 200, body: { schema: 1, outcome: 'ignored', message } });
  });

  const SHAPE =
    'a JSON object such as {"account": "prod", "status": 402}, and with 429 the error\'s "message"; "by" may say who reports it.';

  test.each([
    ['no JSON', '{', `The body must be ${SHAPE}`],
    ['nothing', '', `The body must be ${SHAPE}`],
    ['no object', '[]', `The body must be ${SHAPE}`],
    ['no account', '{"status":402}', `"account" must be the id of an account; the body is ${SHAPE}`],
    ['an empty account', '{"account":"","status":402}', `"account" is empty; the body is ${SHAPE}`],
    ['another status', '{"account":"prod","status":500}', `"status" must be 402 or 429; the body is ${SHAPE}`],
    ['a status as text', '{"account":"prod","status":"402"}', `"status" must be 402 or 429; the body is ${SHAPE}`],
    [
      'a message that is no text',
      '{"account":"prod","status":402,"message":1}',
      `"message" must be text; the body is ${SHAPE}`,
    ],
  ])('refuses %s', async (_, body, message) => {
    const { send, taken } = await open();
    expect(await send(body)).toMatchObject({ status: 400, body: refused(message) });
    expect(taken).toEqual([]);
  });

  test.each([
    [['prod', 'batch'], 'There is no such account; known are prod, batch.'],
    [[], 'There is no such account; known are none.'],
  ])('names the accounts that it knows: %j', async (known, message) => {
    const { ask } = await open(async () => ({ kind: 'no_such_account', known }));
    expect(await ask()).toMatchObject({ status: 400, body: refused(message) });
  });

  test.each([
    ['no header', {}],
    ['another token', { authorization: `Bearer ${TOKEN.slice(1)}` }],
    ['a longer token', { authorization: `Bearer ${TOKEN}x` }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['no scheme', { authorization: TOKEN }],
  ])('refuses %s', async (_, headers) => {
    const { ask, taken } = await open();
    expect(await ask({ headers })).toMatchObject({
      status: 401,
      body: refused('The header "Authorization: Bearer …" must carry the REPORT_TOKEN of the bot.'),
    });
    expect(taken).toEqual([]);
  });

  test('says so when it failed here, and goes on', async () => {
    let failures = 1;
    const { ask } = await open(async () => {
      failures -= 1;
      if (failures === 0) throw new Error('database is locked');
      return TAKEN;
    });
    expect(await ask()).toMatchObject({
      status: 500,
      body: refused('This failed here; nothing was stored. Send it again later.'),
    });
    expect(await ask()).toMatchObject({ status: 200 });
  });
});

describe('the server', () => {
  test('knows only its documented addresses, whoever asks', async () => {
    const { ask } = await open();
    expect(await ask({ headers: {} }, '/reports?x=1')).toMatchObject({
      status: 404,
      body: refused('There is nothing at this address; there is POST /report.'),
    });
    expect(await ask({}, '/report?x=1')).toMatchObject({ status: 200 });
  });

  test('names the methods that an address takes', async () => {
    const { ask } = await open();
    expect(await ask({ method: 'GET', body: null })).toMatchObject({
      status: 405,
      allow: 'POST',
      body: refused('This address takes POST only.'),
    });
  });

  test.each([
    ['said beforehand', false],
    ['found out while reading', true],
  ])('refuses a body that is too large, %s', async (_, chunked) => {
    const { ask, taken } = await open();
    const body = JSON.stringify({ ...GOOD, message: 'x'.repeat(17_000) });
    const stream = new Blob([body]).stream();
    const init: RequestInit & { duplex?: 'half' } = chunked ? { body: stream, duplex: 'half' } : { body };
    expect(await ask(init)).toMatchObject({ status: 413, body: refused('The body is larger than 16384 bytes.') });
    expect(taken).toEqual([]);
  });

  test.each([
    ['headers that never end', 'POST /report HTTP/1.1\r\nHost: x\r\n', 408],
    [
      'a body that never comes',
      `POST /report HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 100\r\n\r\n{`,
      408,
    ],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['headers that are too large', `POST /report HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(9000)}\r\n\r\n`, 431],
  ])('answers %s and hangs up', async (_, text, status) => {
    const { port, taken } = await open(undefined, 100);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.write(text);
    await once(socket, 'close');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ outcome: 'refused' });
    expect(taken).toEqual([]);
  });

  test('outlives a client that goes away in the middle', async () => {
    const { port, ask } = await open();
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST /report HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 9\r\n\r\n{`);
    await once(socket, 'connect');
    socket.destroy();
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('answers what is under way when it is closed, and takes nothing more', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const { ask, server } = await open(async () => {
      begun.resolve();
      await goOn.promise;
      return TAKEN;
    });
    const asked = ask();
    await begun.promise;
    const closed = server.close();
    await expect(ask()).rejects.toThrow('fetch failed');
    goOn.resolve();
    expect(await asked).toMatchObject({ status: 200 });
    await closed;
  });

  test('rejects when its port is taken', async () => {
    const { port } = await open();
    const second = createOpsServer({ host: '127.0.0.1', port, routes: [], log: QUIET });
    await expect(second.listen()).rejects.toThrow('EADDRINUSE');
    await second.close();
  });
});
