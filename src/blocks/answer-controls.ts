import { CONTROL } from './controls.ts';
import { actions, button } from './elements.ts';
import type { Say } from './locales/say.ts';
import { context, type Message } from './message.ts';
import { personName } from './names.ts';

/** Slack's limit of a button's value, in characters. */
const VALUE_CHARACTERS = 2000;

/** A private answer that can be had afresh, or shown to everyone. `line`: the whole line that was typed; too long a one has no buttons. */
export function withAnswerControls(say: Say, message: Message, line: string): Message {
  if (line.length > VALUE_CHARACTERS) return message;
  const controls = actions('answer', [
    button(CONTROL.refresh, say('controls.refresh'), line),
    button(CONTROL.share, say('controls.post_to_channel'), line),
  ]);
  return { ...message, blocks: [...message.blocks, controls] };
}

/** An answer for everyone: who shows it stands below. */
export function sharedMessage(say: Say, message: Message, userId: string): Message {
  const by = say('shared.by', { person: personName(userId) });
  return { text: `${message.text}\n${by}`, blocks: [...message.blocks, context([by])] };
}
