import type { VersionAnswer } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { ShowTime } from '../times.ts';
import { timedMessage } from './list-message.ts';

/** Which version runs, how many accounts it watches, and whether it does. */
export function versionMessage(say: Say, answer: VersionAnswer): Message {
  return timedMessage((time) => sentence(say, answer, time));
}

function sentence(say: Say, { version, lastCheckAt, accounts }: VersionAnswer, time: ShowTime): string {
  const watched = accounts === 1 ? '1 DeepSeek account' : `${accounts} DeepSeek accounts`;
  const check = lastCheckAt === null ? 'No balance has been read yet.' : `Last check: ${time(lastCheckAt)}.`;
  return `ℹ️ deepseek-balance-bot ${escapeMrkdwn(version)} watches ${watched}. ${check}`;
}
