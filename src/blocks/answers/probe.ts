import { MICROS_PER_CENT, type Money } from '../../domain/money.ts';
import type { ProbeAnswer, ProbeResult } from '../../domain/probe.ts';
import { amountUp } from '../amounts.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { accountWithId } from '../names.ts';
import { plainTimes, slackTime } from '../times.ts';
import { paragraphMessage } from './list-message.ts';

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
      const say = (time: string): string =>
        `⏳ A probe costs money, so there is one a minute at most. The next is possible at ${time}.`;
      const message = paragraphMessage(say(slackTime(answer.againAt)));
      return { ...message, text: say(plainTimes(answer.againAt)(answer.againAt)) };
    }
    case 'which_account': {
      const lines = answer.accountIds.slice(0, MOST_ACCOUNTS).map((id) => codeSpan(`${command} probe for ${id}`));
      return paragraphMessage(`❓ Which account? Type ${lines.join(' or ')}`);
    }
    case 'no_account':
      return paragraphMessage('There is no account to probe. Whoever runs this bot can add a DeepSeek key.');
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
    resultWords(say, result, name, codeSpan(inlineText(model, HEADER_CHARACTERS))),
    `${saidWords(say, result, inlineText(detail, DETAIL_CHARACTERS))} ${costWords(say, result, cost)}`,
    ...(limits.length === 0 ? [] : [`It also said ${limits.join(', ')}.`]),
  ];
}

function resultWords(say: Say, result: ProbeResult, name: string, model: string): string {
  switch (result) {
    case 'answered':
      return `✅ A chat call of ${name} to ${model} was answered.`;
    case 'no_money':
      return `🔴 DeepSeek refuses chat calls of ${name}, because the money is gone. Only a top-up helps, not retries.`;
    case 'low_balance':
      return `🔴 DeepSeek limits ${name} because little is left: fewer calls at a time are allowed. A top-up lifts that; slowing down only helps for a while.`;
    case 'throttled':
      return `⚠️ DeepSeek asks ${name} for fewer calls. This is not about the balance.`;
    case 'overloaded':
      return `⚠️ DeepSeek is overloaded or down. This says nothing about ${name}.`;
    case 'refused_key':
      return `🔑 DeepSeek does not accept the key of ${name}.`;
    case 'unknown_model':
      return `❓ DeepSeek does not know the model ${model}.`;
    case 'unreachable':
      return `❔ No answer came. This says nothing about ${name}.`;
    case 'other':
      return `❔ The answer to ${name} is none that DeepSeek is known to give.`;
  }
}

/** Where nothing answered, the detail says why. */
function saidWords(say: Say, result: ProbeResult, detail: string): string {
  return result === 'unreachable' ? `What happened: ${detail}.` : `DeepSeek answered ${detail}.`;
}

function costWords(say: Say, result: ProbeResult, cost: readonly Money[]): string {
  if (cost.length > 0)
    return `It cost at most ${cost.map((each) => mostWords(say, each)).join(' or ')}, whichever wallet paid.`;
  return UNCERTAIN.has(result) ? 'What it cost is not known; it was one token at most.' : 'It cost nothing.';
}

function mostWords(say: Say, { currency, micros }: Money): string {
  return micros < MICROS_PER_CENT ? `a part of ${amountUp(currency, MICROS_PER_CENT)}` : amountUp(currency, micros);
}
