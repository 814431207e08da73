import type { RulesAnswer } from '../../domain/answer.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import type { ShowTime } from '../times.ts';
import { closedWay, closedWhy } from './closed-words.ts';

const NAME_CHARACTERS = 60;

/** How many rules there are, or the line that sets the first. */
export function rulesHead(say: Say, { rules }: RulesAnswer, command: string): string {
  if (rules.length === 0) {
    return `🔕 This channel has no rules, so nobody here is warned. To be warned below an amount, type ${codeSpan(`${command} threshold 50 CNY`)}`;
  }
  const firing = rules.filter(({ standings }) => standings.some(({ state }) => state === 'firing')).length;
  const count = rules.length === 1 ? '1 rule' : `${rules.length} rules`;
  return `🔔 This channel has ${count}; ${firing === 0 ? 'none warns' : `${firing} of them ${firing === 1 ? 'warns' : 'warn'}`} at present.`;
}

/** What a channel's rules do not watch, by name. */
export function unwatched(say: Say, uncovered: readonly string[]): readonly string[] {
  return uncovered.length === 0
    ? []
    : [
        `Not watched here: ${nameList(
          say,
          uncovered.map((name) => inlineText(name, NAME_CHARACTERS)),
        )}.`,
      ];
}

/** That this channel takes no messages at present, and what to do. */
export function pausedLines(say: Say, { paused }: RulesAnswer, time: ShowTime): readonly string[] {
  if (paused === null) return [];
  return [
    `⏸️ Nothing has been posted here since ${time(paused.since)}, because ${closedWhy(say, paused.reason)}. ${closedWay(say, paused.reason)} When I can post again, this channel is told how things are.`,
  ];
}
