import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { hasRichBlocks, withoutRichBlocks } from '../blocks/rich-blocks.ts';
import type { Log, OutgoingMessage, RichBlocks } from '../ports.ts';

/** How an answer is shown: to the person alone, in place of the private answer that was clicked, or to the whole channel. */
export type ShownAs = 'private' | 'replacing' | 'shared';

/** Answers a command or a click through its `response_url`; throws nothing: an answer that cannot be given is logged. */
export type Respond = (responseUrl: string, message: OutgoingMessage, shownAs?: ShownAs) => Promise<void>;

const WAYS: Readonly<Record<ShownAs, object>> = {
  private: { response_type: 'ephemeral', replace_original: false },
  replacing: { response_type: 'ephemeral', replace_original: true },
  shared: { response_type: 'in_channel', replace_original: false },
};

const TIMEOUT_MS = 10_000;
const TRIES = 3;
const WAIT_MS = 500;

interface RespondDeps {
  readonly log: Log;
  readonly richBlocks: RichBlocks;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Bolt's own `respond` has neither timeout nor retry. What Slack refuses is sent again plainer: without charts, then as text alone. */
export function createRespond({ log, richBlocks, wait = sleep }: RespondDeps): Respond {
  const memory = {
    areRefused: () => unless(log, () => richBlocks.areRefused()),
    noteRefused: () => unless(log, () => richBlocks.noteRefused()),
  };
  return async (responseUrl, message, shownAs = 'private') => {
    const forms = await formsOf(message, memory);
    let isRichRefused = false;
    for (let failures = 0; failures < TRIES; ) {
      const [form] = forms;
      if (form === undefined) return;
      const result = await respondOnce(responseUrl, { ...WAYS[shownAs], ...form.body });
      // Only what is taken without charts shows that the charts were the reason.
      if (result === 'done' && isRichRefused) await memory.noteRefused();
      if (result === 'done') return;
      log.warn({ attempt: failures + 1, result }, 'private answer not delivered');
      if (result === 'gone') return;
      if (result === 'refused') {
        forms.shift();
        isRichRefused ||= form.isRich;
      } else {
        failures += 1;
        if (failures < TRIES) await wait(WAIT_MS * failures);
      }
    }
  };
}

interface Form {
  readonly body: object;
  readonly isRich: boolean;
}

/** A message from its fullest form to its plainest. */
async function formsOf(
  message: OutgoingMessage,
  memory: { readonly areRefused: () => Promise<boolean | undefined> },
): Promise<Form[]> {
  const { text, blocks } = withoutRichBlocks(message);
  const plain = [{ text, blocks }, { text }].map((body) => ({ body, isRich: false }));
  const isTaken = hasRichBlocks(message) && (await memory.areRefused()) !== true;
  return isTaken ? [{ body: { text, blocks: message.blocks }, isRich: true }, ...plain] : plain;
}

/** An answer does not depend on what is remembered: a database that fails is logged. */
async function unless<T>(log: Log, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, 'what Slack refuses could not be looked up or noted');
    return undefined;
  }
}

type Result = 'done' | 'refused' | 'gone' | 'failed';

async function respondOnce(responseUrl: string, body: object): Promise<Result> {
  try {
    const response = await request(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.body.text();
    if (response.statusCode === 404 || response.statusCode === 410) return 'gone';
    if (response.statusCode === 400 || /invalid_blocks|msg_blocks_too_long/.test(answer)) return 'refused';
    return response.statusCode < 300 ? 'done' : 'failed';
  } catch {
    return 'failed';
  }
}
