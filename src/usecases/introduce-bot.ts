import type { Core } from './core.ts';

const COMMAND = '/deepseek-balance';

/** Tells a channel once per installation what the bot watches there and how to change it; the mark and the message are stored together. */
export async function introduceBot(
  { store, now }: Pick<Core, 'store' | 'now'>,
  workspaceId: string,
  channelId: string,
): Promise<void> {
  await store.transaction(async (tables) => {
    if (!(await tables.workspaces.markIntroduced(workspaceId, now()))) return;
    const accounts = await tables.accounts.list(workspaceId);
    await tables.channels.ensure(workspaceId, channelId);
    await tables.outbox.add(
      workspaceId,
      {
        destination: channelId,
        operation: 'post',
        dedupKey: `intro:${workspaceId}`,
        reason: 'introduction',
        payload: {
          kind: 'introduction',
          accounts: accounts.map(({ id, label }) => ({ id, label })),
          rules: await tables.rules.list(workspaceId, channelId),
          command: COMMAND,
        },
        episodeId: null,
      },
      now(),
    );
  });
}
