import type { DigestAccount, DigestReport } from '../domain/digest-report.ts';
import { lastsWords } from './ahead-words.ts';
import { totals } from './amounts.ts';
import { spellDay, wallClock } from './dates.ts';
import { digestLines } from './digest-lines.ts';
import { missedSentence, zoneName } from './digest-words.ts';
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
  const wall = wallClock(say, zone);
  const title = headline(say, accounts);
  return {
    title:
      key === null
        ? say('digests.title_preview', { headline: title })
        : say('digests.title', { day: spellDay(say, key), headline: title }),
    lines: [
      ...missed.map((each) => missedSentence(say, each)),
      ...accounts.flatMap((account, index) => apart(digestLines(say, account, wall), index > 0 || missed.length > 0)),
    ],
    small: [
      ...(key === null ? [say('digests.only_you')] : []),
      say('digests.period', { from: wall(period.from), until: wall(period.until), zone: zoneName(zone) }),
    ],
    links: usageLinks(say),
  };
}

/** With an empty line before the first of the lines. */
function apart(lines: readonly string[], isApart: boolean): readonly string[] {
  return lines.map((line, index) => (isApart && index === 0 ? `\n${line}` : line));
}

function headline(say: Say, accounts: readonly DigestAccount[]): string {
  const [first] = accounts;
  if (first === undefined) return say('digests.no_account');
  if (accounts.length === 1) return balanceWords(say, first);
  const count = accounts.length;
  const wrong = accounts.filter(({ state }) => state !== 'ok').length;
  if (wrong > 0) return say('digests.some_wrong', { count, wrong });
  const troubled = accounts.filter(({ episodes }) => episodes.length > 0).length;
  return troubled === 0 ? say('digests.all_fine', { count }) : say('digests.all_fine_again', { count, troubled });
}

function balanceWords(say: Say, { info, wallets }: DigestAccount): string {
  const account = accountName(info);
  const listed = wallets.filter((wallet) => wallet.listed);
  const money = totals(say, listed);
  if (money === undefined) return say('digests.balance_unknown', { account });
  if (listed.some(({ old }) => old)) return say('digests.balance_old', { account, money });
  const [only, ...others] = listed;
  const lasts = others.length === 0 && only?.forecast ? lastsWords(say, only.forecast.outlook) : undefined;
  if (lasts === undefined) return say('digests.balance', { account, money });
  return say('digests.balance_lasting', { account, money, lasts });
}
