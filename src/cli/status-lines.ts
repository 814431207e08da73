import { rootMessage } from '../blocks/alert-message.ts';
import { accountLines } from '../blocks/answers/account-lines.ts';
import { failureWords } from '../blocks/failure-words.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Channel, StoredEpisode } from '../ports.ts';
import type { StatusAccount, StatusReport, Waiting } from '../usecases/read-status.ts';
import { closedWords } from './closed-words.ts';
import { ENGLISH } from './english.ts';
import { plainText } from './plain-text.ts';
import { plainInstant } from './plain-times.ts';

/** What the bot knows, for people: paragraphs with an empty line between them. */
export function statusLines(report: StatusReport, now: number): readonly string[] {
  const paragraphs = [
    headLines(report, now),
    ...report.accounts.map((account) => storedAccount(account, now)),
    titled('Open alerts', report.episodes.map(episodeLine)),
    titled(
      'Waiting for Slack',
      report.waiting.map((waiting) => waitingLine(waiting, now)),
    ),
    ...(report.pausedChannels.length === 0
      ? []
      : [titled('Paused channels', report.pausedChannels.flatMap(pausedLine))]),
  ];
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function headLines({ lastCheckAt, pause, accounts }: StatusReport, now: number): readonly string[] {
  const last = lastCheckAt === null ? 'No account has been read yet.' : `Last check: ${instantAgo(lastCheckAt, now)}.`;
  return [
    ...(accounts.length === 0 ? ['There is no account yet: start the bot.'] : [last]),
    ...(pause === null
      ? []
      : [
          `Nothing has been delivered since ${plainInstant(pause.since)}: Slack refused the bot (${pause.reason}). Next try: ${plainInstant(pause.nextTryAt)}.`,
        ]),
  ];
}

function storedAccount({ view, status }: StatusAccount, now: number): readonly string[] {
  const lines = plainText(accountLines(ENGLISH, view, now, plainInstant)).split('\n');
  if (status.cause === null || status.lastReadAt === null) return lines;
  const count = status.failures === 1 ? '1 reading has' : `${status.failures} readings in a row have`;
  return [
    ...lines,
    `${count} failed, the last one ${instantAgo(status.lastReadAt, now)}: ${failureWords(ENGLISH, status.cause)}.`,
  ];
}

function episodeLine({ channelId, card, episode }: StoredEpisode): string {
  const [title = ''] = plainText(rootMessage(ENGLISH, card).text).split('\n');
  return `${channelId}, since ${plainInstant(episode.since)}: ${title}`;
}

function waitingLine({ destination, count, since, lastError }: Waiting, now: number): string {
  const what = `${destination}: ${count === 1 ? '1 message' : `${count} messages`} since ${instantAgo(since, now)}`;
  return lastError === null ? what : `${what}; last error: ${plainText(lastError)}`;
}

function pausedLine({ id, paused }: Channel): readonly string[] {
  if (paused === null) return [];
  const { why, way } = closedWords(paused.reason);
  return [`${id}, since ${plainInstant(paused.since)}: ${why}. Next try: ${plainInstant(paused.nextTryAt)}. ${way}`];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function instantAgo(at: number, now: number): string {
  return `${plainInstant(at)}, ${formatDuration(now - at)} ago`;
}
