/** A message or a view. */
interface AnyMessage {
  readonly blocks: readonly object[];
}

/** Kinds of blocks that not every workspace takes yet (facts: Slack platform, "Validation and fallback"). */
const RICH: ReadonlySet<unknown> = new Set(['data_visualization', 'data_table', 'container']);

/** Whether the message has blocks that Slack may refuse although they are right. */
export function hasRichBlocks({ blocks }: AnyMessage): boolean {
  return blocks.some(isRich);
}

/** The same message in plain blocks; whatever a rich block shows is said beside it, too. */
export function withoutRichBlocks<M extends AnyMessage>(message: M): M {
  return { ...message, blocks: message.blocks.filter((block) => !isRich(block)) };
}

function isRich(block: object): boolean {
  return 'type' in block && RICH.has(block.type);
}
