import type { AccountState } from '../domain/answer.ts';
import type { DigestAccount, DigestEpisode, DigestMovement, DigestWallet, Spend } from '../domain/digest-report.ts';
import { TOP_UP_DAYS } from '../domain/forecast.ts';
import { outlookSentence, topUpWords } from './ahead-words.ts';
import { amount, currencyName, splitAmount } from './amounts.ts';
import { sentences } from './joined.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';
import { accountName } from './names.ts';
import { seenWords } from './seen-words.ts';
import { severityWords } from './severity-words.ts';
import { shortDuration } from './times.ts';

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

const MOST_EACH = 4;

/** All about one account in a digest, line by line. */
export function digestLines(say: Say, account: DigestAccount, wall: Wall): readonly string[] {
  const { info, state, wallets, episodes, gaps } = account;
  const name = accountName(info);
  const sign = wallets.some(({ old }) => old) && state === 'ok' ? SIGNS.error : SIGNS[state];
  return [
    `${sign} ${wallets.length === 0 ? say('digests.never_read', { account: name }) : name}`,
    ...wallets.flatMap((wallet) => walletLines(say, wallet, wall)),
    ...few(
      say,
      episodes.map((episode) => `• ${episodeLine(say, episode, wall)}`),
    ),
    ...few(
      say,
      gaps.map(({ from, until }) => `• ${say('digests.gap', { from: wall(from), until: wall(until) })}`),
    ),
  ];
}

function walletLines(say: Say, wallet: DigestWallet, wall: Wall): readonly string[] {
  const { currency, movements } = wallet;
  return [
    `• ${walletSentences(say, wallet, wall)}`,
    `• ${spendSentence(say, wallet)}`,
    ...few(
      say,
      movements.map((movement) => `• ${movementWords(say, currency, movement, wall)}`),
    ),
  ];
}

function walletSentences(say: Say, wallet: DigestWallet, wall: Wall): string {
  const { currency, total, readAt, listed, old } = wallet;
  const at = wall(readAt);
  if (!listed) {
    return say('digests.wallet_gone', { currency: currencyName(currency), at, amount: amount(currency, total) });
  }
  const split = splitAmount(say, wallet);
  const balance = old ? say('digests.wallet_old', { amount: split, at }) : say('digests.wallet', { amount: split });
  return sentences(say, [balance, ...aheadSentences(say, wallet)]);
}

function aheadSentences(say: Say, { forecast }: DigestWallet): readonly string[] {
  if (!forecast) return [];
  const topUp = topUpWords(say, forecast);
  return [
    outlookSentence(say, forecast.outlook),
    ...(topUp === undefined ? [] : [say('digests.to_last', { days: TOP_UP_DAYS, topUp })]),
  ];
}

function spendSentence(say: Say, { currency, spend, before }: DigestWallet): string {
  if (spend.observed === 0) return say('digests.spend_unknown', { currency: currencyName(currency) });
  const earlier = before.observed === 0 ? say('digests.before_unknown') : spent(say, currency, before);
  return say('digests.spend', { spent: spent(say, currency, spend), before: earlier });
}

function spent(say: Say, currency: string, { micros, observed, hidden }: Spend): string {
  const values = { amount: amount(currency, micros), seen: seenWords(say, observed, say('digests.the_time')) };
  return say(hidden ? 'digests.spent_at_least' : 'digests.spent', values);
}

function movementWords(say: Say, currency: string, { kind, micros, at }: DigestMovement, wall: Wall): string {
  return say(`digests.${kind}`, { amount: amount(currency, Math.abs(micros)), at: wall(at) });
}

function episodeLine(say: Say, { severity, kinds, since, until }: DigestEpisode, wall: Wall): string {
  const problems = nameList(
    say,
    kinds.map((kind) => say(`digests.problem_${kind}`)),
  );
  const values = { severity: severityWords(say, severity), problems, since: wall(since) };
  if (until === null) return say('digests.episode_open', values);
  return say('digests.episode', { ...values, until: wall(until), duration: shortDuration(say, until - since) });
}

/** The first of some lines, and how many are left out. */
function few(say: Say, lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_EACH) return lines;
  return [...lines.slice(0, MOST_EACH), `• ${say('digests.more', { count: lines.length - MOST_EACH })}`];
}
