import { sharedMessage } from '../../blocks/answer-controls.ts';
import { paragraphMessage } from '../../blocks/answers/list-message.ts';
import type { Click } from '../click.ts';
import { answerAgain } from '../commands/answer-command.ts';
import { askerOf, type InteractionDeps, mayClick, voiceFor } from '../interactions.ts';
import { unknownClick } from './unknown.ts';

/** As the command may be installed, such as `/deepseek-balance-dev`. */
const COMMAND = /^\/deepseek-balance[\w-]{0,40}$/;

/** *Refresh* of a private answer: the same question again, answered in its place. */
export async function refreshAnswer(deps: InteractionDeps, click: Click): Promise<void> {
  const answer = await askAgain(deps, click);
  if (answer === undefined || click.responseUrl === null) return unknownClick(deps, click);
  await deps.respond(click.responseUrl, answer.message, 'replacing');
}

/** *Post to channel* of a private answer: once, with the amounts of this moment. */
export async function shareAnswer(deps: InteractionDeps, click: Click): Promise<void> {
  const say = await voiceFor(deps, click.userId, click.channelId);
  if (!(await mayClick(deps, click, say, 'test'))) return;
  const answer = await askAgain(deps, click);
  if (answer === undefined || click.responseUrl === null || click.messageTs === null) return unknownClick(deps, click);
  // Claimed when there is something to post: a question that fails can be asked again.
  const isFirst = await deps.useCases.claimOnce(deps.workspaceId, `share:${click.channelId}:${click.messageTs}`);
  if (isFirst) await deps.respond(click.responseUrl, sharedMessage(say, answer.bare, click.userId), 'shared');
  else await deps.respond(click.responseUrl, paragraphMessage(say('shared.again')));
}

/** The answer to the line that was typed, which the button carries; undefined for one that does not only ask. */
async function askAgain(deps: InteractionDeps, click: Click) {
  const asker = askerOf(deps, click);
  const [command = '', ...rest] = click.value.split(' ');
  if (asker === undefined || !COMMAND.test(command)) return undefined;
  return answerAgain(deps.useCases, { ...asker, command }, rest.join(' '));
}
