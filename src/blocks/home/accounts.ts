import type { AccountView } from '../../domain/answer.ts';
import type { CardWallet } from '../../domain/card.ts';
import type { HomeAnswer } from '../../domain/home.ts';
import { outlookSentence } from '../ahead-words.ts';
import { currencyName } from '../amounts.ts';
import { accountLine } from '../answers/account-lines.ts';
import { heading } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { type Message, section } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { slackTime } from '../times.ts';

const MOST_ACCOUNTS = 12;

/** The accounts with their balances and how long they last, worst first. */
export function accountBlocks(say: Say, { accounts }: HomeAnswer, command: string): Message['blocks'] {
  const left = accounts.length - MOST_ACCOUNTS;
  return [
    heading(say('home.accounts')),
    ...(accounts.length === 0 ? [section(say('home.no_accounts'))] : []),
    ...accounts.slice(0, MOST_ACCOUNTS).map((account) => section(accountText(say, account))),
    ...(left <= 0 ? [] : [section(say('home.more_accounts', { count: left, command: codeSpan(command) }))]),
  ];
}

function accountText(say: Say, account: AccountView): string {
  return [accountLine(say, account), ...aheadLines(say, account), ...readLines(say, account)].join('\n');
}

/** How long each wallet lasts; what was true at an old reading says nothing about now. */
function aheadLines(say: Say, { wallets, failing }: AccountView): readonly string[] {
  if (failing !== null) return [];
  const listed = wallets.filter((wallet) => wallet.listed);
  return listed.flatMap((wallet) => outlookLine(say, wallet, listed.length > 1));
}

function outlookLine(say: Say, { currency, forecast }: CardWallet, isOneOfSeveral: boolean): readonly string[] {
  if (!forecast) return [];
  const outlook = outlookSentence(say, forecast.outlook);
  return [isOneOfSeveral ? say('home.wallet', { currency: currencyName(currency), outlook }) : outlook];
}

/** How old the amounts are stands where they may be old. */
function readLines(say: Say, { failing, readAt, refused }: AccountView): readonly string[] {
  if (readAt === null || (failing === null && !refused)) return [];
  return [say('home.last_read', { time: slackTime(readAt) })];
}
