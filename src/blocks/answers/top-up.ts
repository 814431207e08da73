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
    before: [say('answers.top_up.where', { url: `<${TOP_UP_URL}>` })],
    items: accounts,
    line: (info) => payerLine(say, info),
    more: (left) => say('answers.more', { left }),
    after: [],
  }));
}

function payerLine(say: Say, info: AccountInfo): string {
  const name = accountWithId(info);
  return info.ownerId === null
    ? say('answers.top_up.nobody_pays', { name })
    : say('answers.top_up.pays', { name, payer: personName(info.ownerId) });
}
