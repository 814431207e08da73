import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { paragraphMessage } from './list-message.ts';

/** Commands that are understood but do nothing yet. */
export type VerbToCome = 'snooze' | 'settings' | 'language';

/** A command that is not there yet, and what comes nearest today. */
export function laterMessage(_say: Say, verb: VerbToCome, command: string): Message {
  const type = (rest: string): string => codeSpan(`${command} ${rest}`.trim());
  return paragraphMessage(`🚧 ${codeSpan(verb)} is not there yet; nothing was changed. ${nearest(verb, type)}`);
}

function nearest(verb: VerbToCome, type: (rest: string) => string): string {
  switch (verb) {
    case 'snooze':
      return `Warnings repeat seldom by themselves: ${type('why')} tells when the next is due, and ${type('remove 2')} ends rule 2 for good.`;
    case 'settings':
      return `Everything can be typed: ${type('rules')} shows what is set, and ${type('help')} how to change it.`;
    case 'language':
      return 'Today all messages are in English.';
  }
}
