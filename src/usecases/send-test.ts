import { randomUUID } from 'node:crypto';
import type { TestOutcome } from '../domain/answer.ts';
import { type Asker, changeRules, type RuleDeps } from './change-rules.ts';

/** Sends a test alert to the asker's channel through the real way, and says what came of it. */
export type SendTest = (asker: Asker) => Promise<TestOutcome>;

/** Who asks again before the first test alert has arrived, as by a double click, gets that one. */
export function createSendTest(deps: RuleDeps): SendTest {
  const underWay = new Map<string, Promise<TestOutcome>>();
  return (asker) => {
    const key = [asker.workspaceId, asker.channelId, asker.userId].join(' ');
    const first = underWay.get(key);
    if (first !== undefined) return first;
    const sending = sendTest(deps, asker).finally(() => underWay.delete(key));
    underWay.set(key, sending);
    return sending;
  };
}

async function sendTest(deps: RuleDeps, asker: Asker): Promise<TestOutcome> {
  const { workspaceId, channelId, userId } = asker;
  const { notice } = await changeRules(deps, asker, async (tables) => {
    await tables.channels.ensure(workspaceId, channelId);
    const noticeId = await tables.outbox.add(
      workspaceId,
      {
        destination: channelId,
        operation: 'post',
        dedupKey: `test:${randomUUID()}`,
        reason: 'test',
        payload: { kind: 'test', by: userId },
        episodeId: null,
      },
      deps.now(),
    );
    return { result: undefined, noticeId };
  });
  if (notice?.status === 'sent') return { kind: 'sent' };
  const channel = await deps.store.channels.find(workspaceId, channelId);
  if (channel?.paused) return { kind: 'closed', reason: channel.paused.reason };
  return { kind: 'waiting' };
}
