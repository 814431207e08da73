import type { CardSnooze } from '../domain/card.ts';
import type { SnoozeChange } from '../domain/notification.ts';
import type { SnoozeEnd } from '../domain/snooze.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { accountName, personName } from './names.ts';
import type { ShowTime } from './times.ts';

/** `until 18:05`, `until a top-up, at the latest 18:05`. */
export function snoozeEndWords(end: SnoozeEnd, show: ShowTime): string {
  switch (end.kind) {
    case 'time':
      return `until ${show(end.at)}`;
    case 'top_up':
      return `until a top-up, at the latest ${show(end.at)}`;
    case 'resolved':
      return `until it is resolved, at the latest ${show(end.at)}`;
  }
}

/** The line of an alert's message that says who snoozed it; nothing while nobody did. */
export function snoozeLines(snooze: CardSnooze | null | undefined, show: ShowTime): readonly string[] {
  if (!snooze) return [];
  return [
    `😴 Snoozed by ${personName(snooze.by)} ${snoozeEndWords(snooze.end, show)}: reminders and smaller changes wait; anything worse comes through.`,
  ];
}

/** What a channel is told about a snooze that no message shows. */
export function snoozeNoticeParts({ by, account, end }: SnoozeChange, command: string, show: ShowTime): MessageParts {
  const what =
    account === null ? 'what this channel is told' : `what this channel is told about ${accountName(account)}`;
  const off = codeSpan(`${command} snooze off${account === null ? '' : ` for ${account.id}`}`);
  if (end === null)
    return {
      title: `☀️ ${personName(by)} ended the snooze: this channel is told everything again${account === null ? '' : ` about ${accountName(account)}`}.`,
    };
  return {
    title: `😴 ${personName(by)} snoozed ${what} ${snoozeEndWords(end, show)}.`,
    lines: [`Warnings wait until then; anything critical comes through. To end it: ${off}`],
  };
}
