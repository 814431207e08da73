import type { ChannelAnswer } from '../../domain/answer.ts';
import { languageName, quietWords } from '../channel-notice.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { paragraphMessage } from './list-message.ts';

/** In which language this channel is told, and how to change that. */
export function languageAnswerMessage(say: Say, { language }: ChannelAnswer, command: string): Message {
  const other = language === 'zh' ? 'English' : '中文';
  const line = codeSpan(`${command} ${say('type.language', { language: other })}`);
  if (language === null) return paragraphMessage(say('channel.language_none', { line }));
  return paragraphMessage(say('channel.language', { language: languageName(language), line }));
}

/** When warnings wait here, and how to change that. */
export function quietAnswerMessage(say: Say, { quiet, zone }: ChannelAnswer, command: string): Message {
  if (quiet === null) {
    const line = codeSpan(`${command} ${say('type.quiet', { hours: '22:00-07:00' })}`);
    return paragraphMessage(say('channel.quiet_none', { line }));
  }
  const line = codeSpan(`${command} ${say('type.quiet_off')}`);
  return paragraphMessage(say('channel.quiet', { hours: quietWords(quiet, zone), line }));
}
