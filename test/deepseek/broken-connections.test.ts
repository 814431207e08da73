import { once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SampleStep } from '../../src/demo/deepseek/sample-accounts.ts';
import type { ReadOutcome } from '../../src/ports.ts';
import { KEY, startClientOnSample } from './client-on-sample.ts';

const FUNDED = { wallets: { CNY: { toppedUp: '5.00' } } };
const BALANCE = '{"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"5.00"}]}';
const UNREACHABLE = { kind: 'failure', cause: 'unreachable' };
const INVALID = { kind: 'failure', cause: 'invalid' };
const STALLED_BODY = { headers: { 'content-length': '1000' }, body: '{"error":' };

async function readOnce(step: SampleStep, timeoutMs = 5000): Promise<ReadOutcome> {
  const { sample, client, account } = await startClientOnSample({ timeoutMs });
  sample.play(KEY, [step]);
  return client.read(account, 'command');
}

/** A server that answers every connection with these bytes and ends it. */
async function startRawServer(bytes: string): Promise<string> {
  const server = createServer((socket) => socket.once('data', () => socket.end(bytes))).listen(0, '127.0.0.1');
  onTestFinished(async () => server[Symbol.asyncDispose]());
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

describe('connections that break', () => {
  it.each(['reset', 'reset_after_headers'] as const)('reads nothing from a connection with a %s', async (fault) => {
    const { reading, detail, traceId } = await readOnce(fault);
    expect(reading).toStrictEqual(UNREACHABLE);
    expect(detail).toMatch(/^no connection, or it broke off \((ECONNRESET|UND_ERR_SOCKET)\)$/);
    expect(traceId).toBeNull();
  });

  it('reads the balance when only the first tries are reset', async () => {
    const { sample, client, account, slept } = await startClientOnSample();
    sample.play(KEY, ['reset', 'reset_after_headers', FUNDED]);
    const { reading, remarks } = await client.read(account, 'background');
    expect(reading).toHaveProperty('kind', 'snapshot');
    expect(remarks).toHaveLength(2);
    expect(slept).toStrictEqual([500, 1000]);
  });

  it('is unreachable when nobody listens', async () => {
    const { sample, client, account } = await startClientOnSample();
    await sample.close();
    const outcome = await client.read(account, 'background');
    expect(outcome.reading).toStrictEqual(UNREACHABLE);
    expect(outcome.detail).toBe('no connection, or it broke off (ECONNREFUSED)');
    expect(outcome.remarks).toHaveLength(2);
  });

  it.each([
    ['nothing', '', UNREACHABLE],
    ['half a header', 'HTTP/1.1 200 OK\r\ncontent-le', UNREACHABLE],
    ['a body that ends too early', `HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n${BALANCE}`, UNREACHABLE],
    [
      'a chunk that ends too early',
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n${BALANCE}`,
      UNREACHABLE,
    ],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n\r\n', INVALID],
  ])('reads no balance from %s', async (_name, bytes, expected) => {
    const { client, account } = await startClientOnSample();
    const baseUrl = await startRawServer(bytes);
    const { reading } = await client.read({ ...account, baseUrl }, 'background');
    expect(reading).toStrictEqual(expected);
  });
});

describe('answers that take too long', () => {
  it.each<[string, SampleStep]>([
    ['nothing comes', 'stall'],
    ['the body stalls', { status: 200, ...STALLED_BODY }],
    ['the body trickles in', 'drip'],
  ])('gives up in time when %s', async (_name, step) => {
    const { reading, detail } = await readOnce(step, 150);
    expect(reading).toStrictEqual(UNREACHABLE);
    expect(detail).toBe('no complete answer within 0.15 s');
  });

  it('spends at most three timeouts on a background check', async () => {
    const { sample, client, account } = await startClientOnSample({ timeoutMs: 100 });
    sample.play(KEY, ['stall']);
    const { reading } = await client.read(account, 'background');
    expect(reading).toStrictEqual(UNREACHABLE);
    expect(sample.countOf(KEY)).toBeLessThanOrEqual(3);
  });

  it('lets one account that hangs delay no other', async () => {
    const { sample, client, account } = await startClientOnSample();
    const other = { ...account, id: 'dev', apiKey: 'sk-other' };
    sample.play(KEY, ['stall']);
    sample.set(other.apiKey, FUNDED);
    const hanging = client.read(account, 'command');
    await sample.waitForRequests(1);

    expect((await client.read(other, 'command')).reading).toHaveProperty('kind', 'snapshot');

    await sample.close();
    expect((await hanging).reading).toStrictEqual(UNREACHABLE);
  });
});

describe('answers that are too large or compressed', () => {
  it('takes a body of 64 KiB and not a byte more', async () => {
    const full = BALANCE.padEnd(64 * 1024);
    expect((await readOnce({ status: 200, body: full })).reading).toHaveProperty('kind', 'snapshot');
    const { reading, detail } = await readOnce({ status: 200, body: `${full} ` });
    expect(reading).toStrictEqual(INVALID);
    expect(detail).toBe('the answer is larger than 64 KiB');
  });

  it('does not try an oversized answer again', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.play(KEY, ['oversized']);
    expect((await client.read(account, 'background')).reading).toStrictEqual(INVALID);
    expect(sample.countOf(KEY)).toBe(1);
  });

  it('takes no more than 16 KiB of headers', async () => {
    const { reading } = await readOnce({ status: 200, headers: { 'x-padding': 'x'.repeat(20_000) }, body: BALANCE });
    expect(reading).toStrictEqual(INVALID);
  });

  it('does not unpack what was compressed without being asked to', async () => {
    const body = gzipSync(Buffer.alloc(20_000_000));
    const { reading, detail } = await readOnce({ status: 200, headers: { 'content-encoding': 'gzip' }, body });
    expect(reading).toStrictEqual(INVALID);
    expect(detail).toBe('HTTP 200: the answer is compressed, which was not asked for');
  });
});

describe('an error status whose body does not come whole', () => {
  it.each([
    ['stalls', 401, STALLED_BODY, 'auth'],
    ['stalls', 503, STALLED_BODY, 'unreachable'],
    ['is too large', 401, { body: 'x'.repeat(100_000) }, 'auth'],
    ['is too large', 403, { body: '<html>'.padEnd(100_000) }, 'blocked'],
  ])('still decides when the body %s: %i', async (_name, status, rest, cause) => {
    const { reading, detail } = await readOnce({ status, ...rest }, 150);
    expect(reading).toStrictEqual({ kind: 'failure', cause });
    expect(detail).toMatch(new RegExp(`^HTTP ${status}`));
  });
});
