import { sharedMessage } from '../../blocks/answer-controls.ts';
import { paragraphMessage } from '../../blocks/answers/list-message.ts';
import type { Click } from '../click.ts';
import { answerCommand } from '../commands/answer-command.ts';
import { askerOf, DEFAULT_COMMAND, type InteractionDeps, mayClick, voiceFor } from '../interactions.ts';

/** *Refresh* of a private answer: the same question again, answered in its place. */
export async function refreshAnswer(deps: InteractionDeps, click: Click): Promise<void> {
  const asked = questionOf(deps, click);
  if (asked === undefined || click.responseUrl === null) return;
  const { message } = await answerCommand(deps.useCases, asked.asker, asked.text);
  await deps.respond(click.responseUrl, message, 'replacing');
}

/** *Post to channel* of a private answer: once, with the amounts of this moment. */
export async function shareAnswer(deps: InteractionDeps, click: Click): Promise<void> {
  const asked = questionOf(deps, click);
  if (asked === undefined || click.responseUrl === null) return;
  const say = await voiceFor(deps, click.userId, click.channelId);
  if (!(await mayClick(deps, click, say, 'test'))) return;
  const isFirst = await deps.useCases.claimOnce(deps.workspaceId, `share:${click.channelId}:${click.messageTs}`);
  if (!isFirst) {
    await deps.respond(click.responseUrl, paragraphMessage(say('shared.again')));
    return;
  }
  const { bare } = await answerCommand(deps.useCases, asked.asker, asked.text);
  await deps.respond(click.responseUrl, sharedMessage(say, bare, click.userId), 'shared');
}

/** The line that was typed, which the button carries; it is read again and may only ask. */
function questionOf(deps: InteractionDeps, click: Click) {
  const asker = askerOf(deps, click);
  if (asker === undefined) return undefined;
  const [first = '', ...rest] = click.value.split(' ');
  const command = first.startsWith(DEFAULT_COMMAND) ? first : DEFAULT_COMMAND;
  return { asker: { ...asker, command }, text: rest.join(' ') };
}
