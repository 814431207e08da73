import type { TopUpAnswer } from '../../domain/answer.ts';
import type { AccountInfo } from '../../domain/card.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { accountWithId, personName } from '../names.ts';
import { listMessage } from './list-message.ts';

const TOP_UP_URL = 'https://platform.deepseek.com/top_up';

/** Where to top up, and who pays for each account. */
export function topUpMessage(say: Say, { accounts }: TopUpAnswer): Message {
  return listMessage(() => ({
    before: [`💳 Top up at <${TOP_UP_URL}>, signed in to the account that you want to fill.`],
    items: accounts,
    line: (info) => payerLine(say, info),
    more: (left) => `… and ${left} more`,
    after: [],
  }));
}

function payerLine(say: Say, info: AccountInfo): string {
  const payer = info.ownerId === null ? 'nobody is named as the one who pays' : `${personName(info.ownerId)} pays`;
  return `• ${accountWithId(info)}: ${payer}`;
}
