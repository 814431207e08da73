import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const Answer = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

export interface Call {
  readonly method: string;
  readonly params?: object;
  readonly sessionId?: string;
}

/** Asks Chromium something; throws what it answers when it refuses, or when it has ended. */
export type Ask = (call: Call) => Promise<unknown>;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The DevTools protocol over a pair of pipes, messages parted by a zero byte. */
export function openDevtools(input: Writable, output: Readable): Ask {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let rest = '';
  // A browser that has gone takes no calls; the end of its output says so.
  input.on('error', () => {});
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) settle(waiting, part);
  });
  output.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended before it had answered.'));
  });
  return async (call) => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      input.write(`${JSON.stringify({ id, ...call })}\0`);
    });
  };
}

function settle(waiting: Map<number, Waiting>, text: string): void {
  const { id, result, error } = Answer.parse(JSON.parse(text));
  const one = id === undefined ? undefined : waiting.get(id);
  if (id === undefined || one === undefined) return;
  waiting.delete(id);
  if (error === undefined) one.resolve(result);
  else one.reject(new Error(`Chromium refused: ${error.message}`));
}
