import { randomUUID } from 'node:crypto';
import type { TestOutcome } from '../domain/answer.ts';
import { type Asker, changeRules, type RuleDeps } from './change-rules.ts';

/** Sends a test alert to the channel through the real way, and says what came of it. */
export async function sendTest(deps: RuleDeps, asker: Asker): Promise<TestOutcome> {
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
