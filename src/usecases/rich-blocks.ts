import { hasRichBlocks, withoutRichBlocks } from '../blocks/rich-blocks.ts';
import type { Outcome } from '../domain/delivery.ts';
import { DAY_MS } from '../domain/duration.ts';
import type { OutgoingMessage, RichBlocks, Tables } from '../ports.ts';

/** Slack brings new blocks to one workspace after the other; a refusal is remembered for this long (ms). */
const REMEMBERED_MS = DAY_MS;

interface RichDeps {
  readonly store: Pick<Tables, 'workspaces'>;
  readonly now: () => number;
}

/** What a workspace was seen to refuse, kept in the database. */
export function createRichBlocks({ store, now }: RichDeps, workspaceId: string): RichBlocks {
  return {
    areRefused: () => store.workspaces.areRichBlocksRefused(workspaceId, now(), REMEMBERED_MS),
    noteRefused: () => store.workspaces.noteRichBlocksRefused(workspaceId, now() + REMEMBERED_MS),
  };
}

/** Writes a message to Slack in the shape that the workspace takes, and remembers when Slack refuses it because of its blocks. */
export async function writeFitting<M extends OutgoingMessage>(
  richBlocks: RichBlocks,
  message: M,
  write: (message: M) => Promise<Outcome>,
): Promise<Outcome> {
  if (!hasRichBlocks(message)) return write(message);
  if (await richBlocks.areRefused()) return write(withoutRichBlocks(message));
  const outcome = await write(message);
  if (outcome.kind === 'content_refused' && outcome.reason.includes('blocks')) await richBlocks.noteRefused();
  return outcome;
}
