import { actions, button, heading } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { type Message, section } from '../message.ts';
import { HOME_CONTROL } from './controls.ts';

/** How to get the first warning, for somebody in whose channels nobody has set a rule. */
export function firstSteps(say: Say): Message['blocks'] {
  return [
    heading(say('home.begin')),
    section(say('home.begin_rule')),
    actions('home_begin', [button(HOME_CONTROL.addRule, say('home.begin_button'), 'first', 'primary')]),
    section(say('home.begin_test')),
    section(say('home.begin_done')),
  ];
}
