import type { RulesAnswer } from '../../domain/answer.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import { nameList } from '../name-list.ts';
import type { ShowTime } from '../times.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { lineToType } from './line-to-type.ts';

const NAME_CHARACTERS = 60;

/** How many rules there are, or the line that sets the first. */
export function rulesHead(say: Say, { rules }: RulesAnswer, command: string): string {
  if (rules.length === 0) {
    const line = lineToType(say, command, 'type.threshold', { amount: '50 CNY' });
    return say('answers.rules.none', { line });
  }
  const firing = rules.filter(({ standings }) => standings.some(({ state }) => state === 'firing')).length;
  return say('answers.rules.count', { count: rules.length, firing });
}

/** What a channel's rules do not watch, by name. */
export function unwatched(say: Say, uncovered: readonly string[]): readonly string[] {
  if (uncovered.length === 0) return [];
  const names = uncovered.map((name) => inlineText(name, NAME_CHARACTERS));
  return [say('answers.rules.not_watched', { names: nameList(say, names) })];
}

/** That this channel takes no messages at present, and what to do. */
export function pausedLines(say: Say, { paused }: RulesAnswer, time: ShowTime): readonly string[] {
  if (paused === null) return [];
  const { reason, since } = paused;
  const [why, way] = [closedWhy(say, reason), closedWay(say, reason)];
  return [say('answers.rules.paused', { time: time(since), why, way })];
}
