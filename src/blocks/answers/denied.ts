import type { Denial } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { nameList } from '../name-list.ts';
import { personName } from '../names.ts';
import { paragraphMessage } from './list-message.ts';

const USER_GROUP = /^S[A-Z0-9]{1,30}$/;

/** Why somebody may not do what they asked, and who can do it instead. */
export function deniedMessage(say: Say, denial: Denial): Message {
  switch (denial.because) {
    case 'external':
      return paragraphMessage(say('answers.denied.external'));
    case 'not_admin':
      return paragraphMessage(notAdmin(say, denial.admins));
    case 'unknown_person':
      return paragraphMessage(say('answers.denied.unknown_person'));
  }
}

/** Where nobody is named, admins of the workspace count. */
function notAdmin(say: Say, admins: readonly string[]): string {
  return admins.length === 0
    ? say('answers.denied.no_workspace_admin')
    : say('answers.denied.not_admin', { admins: nameList(say, admins.map(mention)) });
}

/** A person (`U…`, `W…`) or a user group (`S…`). A mention in a private answer notifies nobody. */
function mention(id: string): string {
  return USER_GROUP.test(id) ? `<!subteam^${id}>` : personName(id);
}
