import { paragraphMessage } from '../../blocks/answers/list-message.ts';
import { codeSpan } from '../../blocks/mrkdwn.ts';
import type { Click } from '../click.ts';
import { DEFAULT_COMMAND, type InteractionDeps, voiceFor } from '../interactions.ts';

/** A button that this version does not know, perhaps of a message of another one. */
export async function unknownClick(deps: InteractionDeps, click: Click): Promise<void> {
  deps.log.warn({ action: click.actionId, block: click.blockId }, 'a click on something unknown');
  if (click.responseUrl === null) return;
  const say = await voiceFor(deps, click.userId, click.channelId);
  await deps.respond(
    click.responseUrl,
    paragraphMessage(say('controls.unknown', { command: codeSpan(DEFAULT_COMMAND) })),
  );
}
