import { expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/delivery.ts';
import { DAY_MS } from '../../src/domain/duration.ts';
import type { OutgoingMessage } from '../../src/ports.ts';
import { createRichBlocks, writeFitting } from '../../src/usecases/rich-blocks.ts';
import { W } from '../contracts/store/make.ts';
import { T0 } from '../domain/make.ts';
import { openSqlite } from '../store/sqlite-world.ts';

const SENT: Outcome = { kind: 'sent', ts: '1.000001', threaded: false };
const CHART: OutgoingMessage = { text: 'a chart', blocks: [{ type: 'divider' }, { type: 'data_visualization' }] };
const PLAIN: OutgoingMessage = { text: 'a chart', blocks: [{ type: 'divider' }] };

/** A workspace, and a Slack that answers one outcome after the other. */
async function open(outcomes: readonly Outcome[]) {
  const { store } = await openSqlite();
  await store.workspaces.ensure(W, T0);
  let now = T0;
  const written: OutgoingMessage[] = [];
  const write = async (message: OutgoingMessage): Promise<Outcome> => outcomes[written.push(message) - 1] ?? SENT;
  return {
    written,
    pass: (ms: number) => {
      now += ms;
    },
    write: (message: OutgoingMessage) => writeFitting(createRichBlocks({ store, now: () => now }, W), message, write),
  };
}

test('a chart that Slack refuses is not tried again for a day', async () => {
  const refused: Outcome = { kind: 'content_refused', reason: 'invalid_blocks' };
  const { write, written, pass } = await open([refused]);
  expect(await write(CHART)).toEqual(refused);
  pass(DAY_MS - 1);
  expect(await write(CHART)).toEqual(SENT);
  pass(1);
  await write(CHART);
  expect(written).toEqual([CHART, PLAIN, CHART]);
});

test.each<Outcome>([
  { kind: 'content_refused', reason: 'metadata_too_large' },
  { kind: 'not_sent', reason: 'rate_limited', retryAfterMs: null },
])('a chart that is not sent for another reason is tried again: $kind', async (outcome) => {
  const { write, written } = await open([outcome]);
  await write(CHART);
  await write(CHART);
  expect(written).toEqual([CHART, CHART]);
});

test('what has no chart says nothing about charts', async () => {
  const { write, written } = await open([{ kind: 'content_refused', reason: 'invalid_blocks' }]);
  await write(PLAIN);
  await write(CHART);
  expect(written).toEqual([PLAIN, CHART]);
});

test('a refusal that was noted under a clock that ran ahead counts for nothing', async () => {
  const { write, written, pass } = await open([{ kind: 'content_refused', reason: 'invalid_blocks' }]);
  await write(CHART);
  pass(-1);
  await write(CHART);
  expect(written).toEqual([CHART, CHART]);
});
