import type { VersionAnswer } from '../../domain/answer.ts';
import { sentences } from '../joined.ts';
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
  const check =
    lastCheckAt === null ? say('answers.version.never_read') : say('answers.version.read', { time: time(lastCheckAt) });
  return sentences(say, [
    say('answers.version.watches', { bot: 'deepseek-balance-bot', version: escapeMrkdwn(version), accounts }),
    check,
  ]);
}
