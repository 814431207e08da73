import { createHmac } from 'node:crypto';
import { connect } from 'node:net';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const FORM = 'application/x-www-form-urlencoded';

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  /** As they are written, duplicates included; null takes one of the good request away. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string | Buffer;
  /** What is written after the headers, when it is not the body. */
  readonly written?: string | Buffer;
  readonly secret?: string;
  /** Seconds. */
  readonly ahead?: number;
}

export function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** A request as Slack signs it, with what is spoilt about it. */
export function requestOf(sent: Sent): Buffer {
  const { method = 'POST', path = '/slack/events', body = '', secret = SIGNING_SECRET, ahead = 0 } = sent;
  const timestamp = String(Math.floor(Date.now() / 1000) + ahead);
  const headers = {
    host: '127.0.0.1',
    connection: 'close',
    'content-type': FORM,
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(secret, timestamp, body.toString()),
    ...sent.headers,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}: ${one}\r\n`),
  );
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'),
    Buffer.from(sent.written ?? body),
  ]);
}

/** Writes bytes and resolves with the status of the answer when the connection is over; 0 when there was none. */
export function statusOf(port: number, bytes: string | Buffer): Promise<number> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    // Who is refused before everything was read may be reset while still writing.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
  });
}
