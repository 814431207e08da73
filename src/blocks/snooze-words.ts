import type { AccountInfo, CardSnooze } from '../domain/card.ts';
import type { SnoozeChange } from '../domain/notification.ts';
import type { SnoozeEnd } from '../domain/snooze.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { accountName, personName } from './names.ts';
import type { ShowTime } from './times.ts';

/** `until 18:05`, `until a top-up, at the latest 18:05`. */
export function snoozeEndWords(say: Say, end: SnoozeEnd, show: ShowTime): string {
  return say(`snooze.until_${end.kind}`, { at: show(end.at) });
}

/** The line of an alert's message that says who snoozed it; nothing while nobody did. */
export function snoozeLines(say: Say, snooze: CardSnooze | null | undefined, show: ShowTime): readonly string[] {
  if (!snooze) return [];
  return [say('snooze.shown', { by: personName(snooze.by), end: snoozeEndWords(say, snooze.end, show) })];
}

/** What a channel is told about a snooze that no message shows. */
export function snoozeNoticeParts(
  say: Say,
  { by: id, account, end }: SnoozeChange,
  command: string,
  show: ShowTime,
): MessageParts {
  const by = personName(id);
  const [which, name] = account === null ? (['all', ''] as const) : (['one', accountName(account)] as const);
  if (end === null) return { title: say('snooze.notice_ended', { by, which, account: name }) };
  return {
    title: say('snooze.notice', { by, which, account: name, end: snoozeEndWords(say, end, show) }),
    lines: [say('snooze.notice_means', { line: offLine(say, account, command) })],
  };
}

/** The line that ends a snooze, as one types it. */
export function offLine(say: Say, account: Pick<AccountInfo, 'id'> | null, command: string): string {
  const words = [
    command,
    say('type.snooze_off'),
    ...(account === null ? [] : [say('type.for', { account: account.id })]),
  ];
  return codeSpan(words.join(' '));
}
