import type { DigestAccount, DigestReport } from '../domain/digest-report.ts';
import { lastsWords } from './ahead-words.ts';
import { totals } from './amounts.ts';
import { digestLines } from './digest-lines.ts';
import { missedSentence, wallTime, zoneName } from './digest-words.ts';
import { usageLinks } from './links.ts';
import type { Say } from './locales/say.ts';
import type { Message } from './message.ts';
import { type MessageParts, partsMessage } from './message-parts.ts';
import { accountName } from './names.ts';

/** No time of a digest is written as an instant: it has a zone of its own. */
const ANY_TIME = 0;

/** The regular summary of a channel's accounts, or a preview of it. */
export function digestMessage(say: Say, report: DigestReport): Message {
  return partsMessage(say, () => readParts(say, report), ANY_TIME);
}

function readParts(say: Say, { key, period, zone, missed, accounts }: DigestReport): MessageParts {
  const wall = (at: number): string => wallTime(at, zone);
  const name = key === null ? '📊 Preview of the digest' : `📊 Digest of ${key}`;
  return {
    title: `${name}: ${headline(say, accounts)}.`,
    lines: [
      ...missed.map((each) => missedSentence(say, each)),
      ...accounts.flatMap((account) => digestLines(say, account, wall)),
    ],
    small: [
      ...(key === null ? ['Only you see this preview.'] : []),
      `From ${wall(period.from)} to ${wall(period.until)} (${zoneName(zone)}).`,
    ],
    links: usageLinks(say),
  };
}

function headline(say: Say, accounts: readonly DigestAccount[]): string {
  const [first] = accounts;
  if (first === undefined) return 'there is no account to tell about';
  if (accounts.length === 1) return balanceWords(say, first);
  const wrong = accounts.filter(({ state }) => state !== 'ok').length;
  const count = `${accounts.length} accounts`;
  return wrong === 0 ? `${count}, nothing is wrong` : `${count}, ${wrong} of them not fine`;
}

function balanceWords(say: Say, { info, wallets }: DigestAccount): string {
  const listed = wallets.filter((wallet) => wallet.listed);
  const money = totals(say, listed);
  if (money === undefined) return `nobody knows the balance of ${accountName(info)}`;
  const [only, ...others] = listed;
  const lasts = others.length === 0 && only?.forecast ? lastsWords(say, only.forecast.outlook) : undefined;
  if (listed.some(({ old }) => old)) return `${accountName(info)} had ${money} when it was last read`;
  return `${accountName(info)} has ${money}${lasts === undefined ? '' : `, ${lasts}`}`;
}
