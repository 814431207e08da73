import { MICROS_PER_CENT, type Money } from '../../domain/money.ts';
import type { ProbeAnswer, ProbeResult } from '../../domain/probe.ts';
import { amountUp } from '../amounts.ts';
import { inlineText } from '../inline-text.ts';
import { sentences, withCommas } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { accountWithId } from '../names.ts';
import { plainTimes, slackTime } from '../times.ts';
import { lineToType } from './line-to-type.ts';
import { paragraphMessage } from './list-message.ts';
import { eitherOf } from './side-by-side.ts';

type Probed = Extract<ProbeAnswer, { readonly kind: 'probed' }>;

/** What broke off or went wrong behind the answer may have been charged all the same. */
const UNCERTAIN: ReadonlySet<ProbeResult> = new Set(['answered', 'other', 'overloaded', 'unreachable']);
const DETAIL_CHARACTERS = 200;
const HEADER_CHARACTERS = 100;
const MOST_ACCOUNTS = 5;

/** What came of a real chat call, and what it cost at most. */
export function probeMessage(say: Say, answer: ProbeAnswer, command: string): Message {
  switch (answer.kind) {
    case 'probed':
      return paragraphMessage(probeLines(say, answer).join('\n'));
    case 'too_soon': {
      const sentence = (time: string): string => say('answers.probe.too_soon', { time });
      const message = paragraphMessage(sentence(slackTime(answer.againAt)));
      return { ...message, text: sentence(plainTimes(answer.againAt)(answer.againAt)) };
    }
    case 'which_account': {
      const lines = answer.accountIds
        .slice(0, MOST_ACCOUNTS)
        .map((account) => lineToType(say, command, 'type.probe_for', { account }));
      return paragraphMessage(say('answers.probe.which_account', { lines: eitherOf(say, lines) }));
    }
    case 'no_account':
      return paragraphMessage(say('answers.probe.no_account'));
  }
}

/** As `probeMessage`, of a probe that was made; mrkdwn, line by line. */
export function probeLines(say: Say, { account, model, outcome, cost }: Probed): readonly string[] {
  const { result, detail, rateLimits } = outcome;
  const name = accountWithId(account);
  const limits = Object.entries(rateLimits).map(
    ([header, value]) => `${header}: ${inlineText(value, HEADER_CHARACTERS)}`,
  );
  return [
    say(`answers.probe.${result}`, { name, model: codeSpan(inlineText(model, HEADER_CHARACTERS)) }),
    sentences(say, [saidWords(say, result, inlineText(detail, DETAIL_CHARACTERS)), costWords(say, result, cost)]),
    ...(limits.length === 0 ? [] : [say('answers.probe.limits', { limits: withCommas(say, limits) })]),
  ];
}

/** Where nothing answered, the detail says why. */
function saidWords(say: Say, result: ProbeResult, detail: string): string {
  return say(result === 'unreachable' ? 'answers.probe.happened' : 'answers.probe.said', { detail });
}

function costWords(say: Say, result: ProbeResult, cost: readonly Money[]): string {
  if (cost.length === 0)
    return say(UNCERTAIN.has(result) ? 'answers.probe.cost_unknown' : 'answers.probe.cost_nothing');
  const most = cost.map((each) => mostWords(say, each));
  return say('answers.probe.cost', { most: eitherOf(say, most) });
}

function mostWords(say: Say, { currency, micros }: Money): string {
  return micros < MICROS_PER_CENT
    ? say('answers.probe.part_of', { amount: amountUp(currency, MICROS_PER_CENT) })
    : amountUp(currency, micros);
}
