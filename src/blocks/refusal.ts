import type { Refusal } from '../domain/refusal.ts';
import { jobProblemWords } from './job-words.ts';
import { sentences } from './joined.ts';
import type { Say } from './locales/say.ts';
import { codeSpan, escapeMrkdwn } from './mrkdwn.ts';
import {
  type Code,
  didYouMean,
  each,
  examples,
  knownAccounts,
  numbersAdvice,
  oneOf,
  watchAdvice,
} from './refusal-advice.ts';

/**
 * In one to three short sentences of Slack's mrkdwn: why a command did nothing, and what to type instead. `command` is the
 * command's name as it was typed. Whatever a person wrote is escaped.
 */
export function refusalText(say: Say, refusal: Refusal, command: string): string {
  const all = refusalSentences(say, refusal, (line) => codeSpan(`${command} ${line}`));
  return sentences(
    say,
    all.filter((sentence) => sentence !== ''),
  );
}

/** Some may be empty. */
function refusalSentences(say: Say, refusal: Refusal, code: Code): readonly string[] {
  const { problem } = refusal;
  switch (problem) {
    case 'too_long':
      return [
        say('refusals.too_long', { limit: refusal.limit }),
        say('refusals.help', { line: code(say('type.help')) }),
      ];
    case 'not_understood':
      return [say('refusals.not_understood', { typed: quote(refusal.typed) }), didYouMean(say, refusal.lines, code)];
    case 'amount_alone':
      return [say('refusals.amount_alone', { line: code(refusal.line) })];
    case 'on_alone':
      return [say('refusals.on_alone', { line: code(refusal.line) }), watchAdvice(say, code)];
    case 'off_alone':
      return [say('refusals.off_alone', { line: code(say('type.remove_all')) })];
    case 'job_unclear':
      return [jobProblemWords(say, refusal.reason, quote(refusal.typed)), examples(say, [refusal.line], code)];
    case 'zone_unknown':
      return [say('refusals.zone_unknown', { typed: quote(refusal.typed) }), zoneAdvice(say, refusal.lines, code)];
    case 'drop_or_remove': {
      const [remove, warn] = refusal.lines;
      return [say('refusals.drop_or_remove', { remove: code(remove), warn: code(warn) })];
    }
    case 'threshold_incomplete':
    case 'drop_incomplete':
    case 'runway_incomplete':
    case 'digest_incomplete':
    case 'quiet_incomplete':
    case 'simulate_incomplete':
      return [unusedWord(say, refusal.typed), say(`refusals.${problem}`), examples(say, refusal.lines, code)];
    case 'change_incomplete':
    case 'remove_incomplete':
      return [
        unusedWord(say, refusal.typed),
        say(`refusals.${problem}`),
        examples(say, refusal.lines, code),
        numbersAdvice(say, code),
      ];
    case 'word_left_over':
    case 'snooze_range':
    case 'window_unclear':
    case 'window_range':
    case 'span_range':
    case 'time_range':
      return [say(`refusals.${problem}`, { typed: quote(refusal.typed) }), didYouMean(say, [refusal.line], code)];
    case 'quiet_empty':
    case 'snooze_unclear':
      return [say(`refusals.${problem}`, { typed: quote(refusal.typed) }), examples(say, refusal.lines, code)];
    case 'language_unknown':
      return [say('refusals.language_unknown', { typed: quote(refusal.typed) }), oneOf(say, refusal.lines, code)];
    case 'percent_range':
      return [say('refusals.percent_range', { typed: quote(refusal.typed) }), examples(say, [refusal.line], code)];
    case 'account_unknown':
    case 'account_missing': {
      const typed = problem === 'account_unknown' ? quote(refusal.typed) : '';
      const lines = refusal.line === null ? [] : [refusal.line];
      return [say(`refusals.${problem}`, { typed }), knownAccounts(say, refusal.known), didYouMean(say, lines, code)];
    }
    case 'several_accounts':
    case 'several_numbers':
      return [say(`refusals.${problem}`), each(say, refusal.lines, code)];
    case 'mention_missing':
    case 'mention_unresolved':
    case 'mention_everyone':
      return [
        say(`refusals.${problem}`, { typed: quote(refusal.typed) }),
        say('refusals.mention_pick'),
        say('refusals.mention_line', { line: code(refusal.line) }),
      ];
    case 'amount_decimal_comma':
    case 'amount_grouping':
    case 'amount_multiplier':
    case 'amount_exponent':
    case 'amount_negative':
    case 'amount_decimals':
    case 'amount_two_currencies':
    case 'amount_twice':
      return [say(`refusals.${problem}`, { typed: quote(refusal.typed) }), didYouMean(say, refusal.lines, code)];
    case 'amount_too_large':
      return [say('refusals.amount_too_large', { typed: quote(refusal.typed) }), examples(say, refusal.lines, code)];
    case 'amount_percent': {
      const line = code(say('type.drop', { amount: '20%', window: say('type.hours', { count: 24 }) }));
      return [
        say('refusals.amount_percent', { typed: quote(refusal.typed), line }),
        examples(say, refusal.lines, code),
      ];
    }
    case 'amount_zero':
      return [say('refusals.amount_zero'), watchAdvice(say, code), examples(say, refusal.lines, code)];
  }
}

function zoneAdvice(say: Say, lines: readonly string[], code: Code): string {
  if (lines.length > 0) return didYouMean(say, lines, code);
  return say('refusals.zone_example', { line: code(say('type.zone', { zone: 'Asia/Shanghai' })) });
}

function unusedWord(say: Say, typed: string): string {
  return typed === '' ? '' : say('refusals.word_unused', { typed: quote(typed) });
}

/** A backtick would open inline code, so it is dropped. */
function quote(typed: string): string {
  return `“${escapeMrkdwn(typed.replaceAll('`', ''))}”`;
}
