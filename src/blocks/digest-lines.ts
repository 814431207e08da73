import type { AccountState } from '../domain/answer.ts';
import type { DigestAccount, DigestEpisode, DigestMovement, DigestWallet, Spend } from '../domain/digest-report.ts';
import { formatDuration } from '../domain/duration.ts';
import { TOP_UP_DAYS } from '../domain/forecast.ts';
import type { Kind } from '../domain/rule.ts';
import { outlookSentence, topUpWords } from './ahead-words.ts';
import { amount, currencyName, splitAmount } from './amounts.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';
import { accountName } from './names.ts';
import { seenWords } from './seen-words.ts';
import { severityWords } from './severity-words.ts';

/** Writes an instant in the zone of the digest. */
type Wall = (at: number) => string;

const SIGNS: Readonly<Record<AccountState, string>> = {
  ok: '✅',
  low: '⚠️',
  unavailable: '🔴',
  auth: '🔑',
  limited: '❔',
  error: '❔',
  unread: '⏳',
};

const TROUBLES: Readonly<Record<Kind, string>> = {
  below: 'low balance',
  drop: 'sudden fall',
  runway: 'money that will not last',
  unavailable: 'calls refused',
  blind: 'not readable',
};

const MOST_EACH = 4;

/** All about one account in a digest, line by line. */
export function digestLines(say: Say, account: DigestAccount, wall: Wall): readonly string[] {
  const { info, state, wallets, episodes, gaps } = account;
  return [
    `${wallets.some(({ old }) => old) && state === 'ok' ? SIGNS.error : SIGNS[state]} ${accountName(info)}${wallets.length === 0 ? ': no balance was ever read.' : ''}`,
    ...wallets.flatMap((wallet) => walletLines(say, wallet, wall)),
    ...few(
      say,
      episodes.map((episode) => `• ${episodeLine(say, episode, wall)}`),
    ),
    ...few(
      say,
      gaps.map(({ from, until }) => `• Nobody could read it from ${wall(from)} to ${wall(until)}.`),
    ),
  ];
}

function walletLines(say: Say, wallet: DigestWallet, wall: Wall): readonly string[] {
  const { currency, total, readAt, listed, movements, old } = wallet;
  const balance = listed
    ? [`${splitAmount(say, wallet)}${old ? `, last read ${wall(readAt)}` : ''}.`, ...aheadSentences(say, wallet)].join(
        ' ',
      )
    : `${currencyName(currency)}: not reported any more; last read ${wall(readAt)}: ${amount(currency, total)}.`;
  return [
    `• ${balance}`,
    `• ${spendSentence(say, wallet)}`,
    ...few(
      say,
      movements.map((movement) => `• ${movementSentence(say, currency, movement)} (${wall(movement.at)})`),
    ),
  ];
}

function aheadSentences(say: Say, { forecast }: DigestWallet): readonly string[] {
  if (!forecast) return [];
  const topUp = topUpWords(say, forecast);
  return [
    outlookSentence(say, forecast.outlook),
    ...(topUp === undefined ? [] : [`To last ${TOP_UP_DAYS} days: ${topUp}.`]),
  ];
}

function spendSentence(say: Say, { currency, spend, before }: DigestWallet): string {
  if (spend.observed === 0) return `Nobody knows what was spent of ${currencyName(currency)}: it was not read.`;
  const earlier = before.observed === 0 ? 'nothing is known' : spent(say, currency, before);
  return `Spent ${spent(say, currency, spend)}; of the period before: ${earlier}.`;
}

function spent(say: Say, currency: string, { micros, observed, hidden }: Spend): string {
  return `${hidden ? 'at least ' : ''}${amount(currency, micros)}${seenWords(say, observed, 'the time')}`;
}

function movementSentence(say: Say, currency: string, { kind, micros }: DigestMovement): string {
  const money = amount(currency, Math.abs(micros));
  switch (kind) {
    case 'top_up':
      return `A top-up of at least ${money}`;
    case 'grant':
      return `At least ${money} granted`;
    case 'rise':
      return `A rise of at least ${money}`;
    case 'expiry':
      return `${money} of granted money probably expired`;
    case 'refund':
      return `${money} of topped-up money left at once, probably a refund`;
  }
}

function episodeLine(say: Say, { severity, kinds, since, until }: DigestEpisode, wall: Wall): string {
  const what = `${severityWords(say, severity)}: ${nameList(
    say,
    kinds.map((kind) => TROUBLES[kind]),
  )}`;
  if (until === null) return `${what}, since ${wall(since)}, not over yet.`;
  return `${what}, from ${wall(since)} to ${wall(until)} (${formatDuration(until - since)}).`;
}

/** The first of some lines, and how many are left out. */
function few(say: Say, lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_EACH) return lines;
  return [...lines.slice(0, MOST_EACH), `• … and ${lines.length - MOST_EACH} more`];
}
