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
      return paragraphMessage(
        '🚫 Only members of this workspace may use this, not guests and not people of other organisations. Nothing was changed; a colleague in the workspace can do it for you.',
      );
    case 'not_admin':
      return paragraphMessage(
        `🚫 Only ${admins(say, denial.admins)} may change what this channel is told. Nothing was changed; asking for balances and rules is open to you.`,
      );
    case 'unknown_person':
      return paragraphMessage(
        '🚫 Slack could not tell me just now whether you may do this, so nothing was changed. Please try again in a minute.',
      );
  }
}

function admins(say: Say, ids: readonly string[]): string {
  return ids.length === 0 ? 'admins of this workspace' : nameList(say, ids.map(mention));
}

/** A person (`U…`, `W…`) or a user group (`S…`). A mention in a private answer notifies nobody. */
function mention(id: string): string {
  return USER_GROUP.test(id) ? `<!subteam^${id}>` : personName(id);
}
