import type { AmountProblem, MentionProblem, Refusal } from '../domain/refusal.ts';
import { jobProblemWords } from './job-words.ts';
import type { Say } from './locales/say.ts';
import { codeSpan, escapeMrkdwn } from './mrkdwn.ts';

const NAMES_SHOWN = 10;
const FROM_SLACKS_LIST = "type @ after `notify` and pick the person or the group from Slack's list";

/** Writes a line of a command with the command's name as inline code. */
type Code = (line: string) => string;

const AMOUNT_REASONS: Readonly<
  Record<AmountProblem | 'amount_twice', (typed: string, code: Code, say: Say) => string>
> = {
  amount_decimal_comma: (typed) => `Please write ${typed} with a point for the decimals.`,
  amount_grouping: (typed) => `I am not sure which amount ${typed} is.`,
  amount_multiplier: (typed) => `Please write ${typed} in full.`,
  amount_exponent: (typed) => `Please write ${typed} as a plain number.`,
  amount_negative: (typed) => `An amount is always above zero here, so I did not take ${typed}.`,
  amount_decimals: (typed) => `${typed} has more than two decimals.`,
  amount_too_large: (typed) => `${typed} is too much: amounts end at one billion.`,
  amount_percent: (typed, code) =>
    `This takes an amount, not a share such as ${typed}; for a sudden fall there is ${code('drop 20% in 24h')}.`,
  amount_zero: (_typed, code, say) => `An amount is always above zero here. ${watchAdvice(say, code)}`,
  amount_two_currencies: (typed) => `${typed} names two currencies.`,
  amount_twice: (typed) => `I can take only one of ${typed}.`,
};

const MENTION_REASONS: Readonly<Record<MentionProblem, (typed: string) => string>> = {
  mention_missing: () => `Whom should I notify? Please ${FROM_SLACKS_LIST}.`,
  mention_unresolved: (typed) => `Slack did not tell me who ${typed} is. Please ${FROM_SLACKS_LIST}.`,
  mention_everyone: (typed) => `I never notify a whole channel (${typed}). Please ${FROM_SLACKS_LIST}.`,
};

/**
 * In one to three short sentences of Slack's mrkdwn: why a command did nothing, and what to type instead. `command` is the
 * command's name as it was typed. Whatever a person wrote is escaped.
 */
export function refusalText(say: Say, refusal: Refusal, command: string): string {
  const code: Code = (line) => codeSpan(`${command} ${line}`);
  const help = `${code('help')} shows what you can type.`;
  const numbers = `${code('rules')} shows the numbers.`;
  switch (refusal.problem) {
    case 'too_long':
      return `No command is longer than ${refusal.limit} characters, so I did not read this one. ${help}`;
    case 'not_understood':
      return notUnderstood(say, refusal, code);
    case 'word_left_over':
      return `I cannot use ${quote(refusal.typed)} here, so I did nothing. ${didYouMean(say, [refusal.line], code)}`;
    case 'amount_alone':
      return `Nothing was changed. To be warned below an amount, type ${code(refusal.line)}.`;
    case 'job_unclear':
      return `${jobProblemWords(say, refusal.reason, quote(refusal.typed))} ${examples(say, [refusal.line], code)}`;
    case 'on_alone':
      return `“on” alone changes nothing. To be warned below an amount, type ${code(refusal.line)}. ${watchAdvice(say, code)}`;
    case 'off_alone':
      return `“off” alone changes nothing. ${code('remove all')} ends the warnings in this channel.`;
    case 'threshold_incomplete':
      return `${unknownWord(say, refusal.typed)}Below which amount should I warn? ${examples(say, refusal.lines, code)}`;
    case 'drop_incomplete':
      return `${unknownWord(say, refusal.typed)}After which fall, and within which time, should I warn? ${examples(say, refusal.lines, code)}`;
    case 'runway_incomplete':
      return `${unknownWord(say, refusal.typed)}How long must the money last before I warn? ${examples(say, refusal.lines, code)}`;
    case 'digest_incomplete':
      return `${unknownWord(say, refusal.typed)}When should the digest come? ${examples(say, refusal.lines, code)}`;
    case 'quiet_incomplete':
      return `${unknownWord(say, refusal.typed)}From when until when should warnings wait? ${examples(say, refusal.lines, code)}`;
    case 'quiet_empty':
      return `Quiet hours cannot end when they begin (${quote(refusal.typed)}), so I did nothing. ${examples(say, refusal.lines, code)}`;
    case 'snooze_range':
      return `A snooze lasts from 1 minute to 30 days; ${quote(refusal.typed)} is outside of that. ${didYouMean(say, [refusal.line], code)}`;
    case 'snooze_unclear':
      return `I cannot tell when ${quote(refusal.typed)} ends, so I did nothing. ${examples(say, refusal.lines, code)}`;
    case 'language_unknown':
      return `I do not write ${quote(refusal.typed)}, so I did nothing. Type ${either(say, refusal.lines, code)}.`;
    case 'zone_unknown':
      return zoneUnknown(say, refusal, code);
    case 'drop_or_remove': {
      const [remove, warn] = refusal.lines;
      return `“drop” is a warning about a sudden fall, so I did nothing. Did you mean ${code(remove)}? To be warned, type ${code(warn)}.`;
    }
    case 'window_unclear':
      return `I cannot read a time in ${quote(refusal.typed)}. ${didYouMean(say, [refusal.line], code)}`;
    case 'window_range':
      return `A drop looks back 5 minutes to 7 days; ${quote(refusal.typed)} is outside of that. ${didYouMean(say, [refusal.line], code)}`;
    case 'span_range':
      return `How long the money lasts is told from 1 hour to 90 days; ${quote(refusal.typed)} is outside of that. ${didYouMean(say, [refusal.line], code)}`;
    case 'time_range':
      return `A drop looks back 5 minutes to 7 days, and how long the money lasts is told from 1 hour to 90 days; ${quote(refusal.typed)} is outside of both. ${didYouMean(say, [refusal.line], code)}`;
    case 'percent_range':
      return `A share is more than 0% and at most 100%, with at most two decimals; ${quote(refusal.typed)} is not. ${examples(say, [refusal.line], code)}`;
    case 'change_incomplete':
      return `${unknownWord(say, refusal.typed)}Which rule should change, and to what? ${examples(say, refusal.lines, code)} ${numbers}`;
    case 'simulate_incomplete':
      return `${unknownWord(say, refusal.typed)}Which balance should I pretend? ${examples(say, refusal.lines, code)}`;
    case 'remove_incomplete':
      return `${unknownWord(say, refusal.typed)}What should I remove? ${examples(say, refusal.lines, code)} ${numbers}`;
    case 'account_unknown':
      return `There is no account ${quote(refusal.typed)}. ${accountAdvice(say, refusal, code)}`;
    case 'account_missing':
      return `Which account? ${accountAdvice(say, refusal, code)}`;
    case 'several_accounts':
      return `A rule is for one account or for all. ${each(say, refusal.lines, code)}`;
    case 'several_numbers':
      return `I remove one rule at a time, so I did nothing. ${each(say, refusal.lines, code)}`;
    case 'mention_missing':
    case 'mention_unresolved':
    case 'mention_everyone':
      return `${MENTION_REASONS[refusal.problem](quote(refusal.typed))} The line then reads ${code(refusal.line)}.`;
    case 'amount_decimal_comma':
    case 'amount_grouping':
    case 'amount_multiplier':
    case 'amount_exponent':
    case 'amount_negative':
    case 'amount_decimals':
    case 'amount_two_currencies':
    case 'amount_twice':
      return `${AMOUNT_REASONS[refusal.problem](quote(refusal.typed), code, say)} ${didYouMean(say, refusal.lines, code)}`;
    case 'amount_percent':
    case 'amount_zero':
    case 'amount_too_large':
      return `${AMOUNT_REASONS[refusal.problem](quote(refusal.typed), code, say)} ${examples(say, refusal.lines, code)}`;
  }
}

function notUnderstood(
  say: Say,
  { typed, lines }: Extract<Refusal, { problem: 'not_understood' }>,
  code: Code,
): string {
  return `I did not understand ${quote(typed)}. ${didYouMean(say, lines, code)}`.trim();
}

function zoneUnknown(say: Say, { typed, lines }: Extract<Refusal, { problem: 'zone_unknown' }>, code: Code): string {
  const near =
    lines.length > 0 ? didYouMean(say, lines, code) : `A zone is named like this: ${code('zone Asia/Shanghai')}`;
  return `I know no time zone ${quote(typed)}, so I did nothing. ${near}`;
}

function watchAdvice(say: Say, code: Code): string {
  return `To be warned only when calls are refused or an account cannot be read, type ${code('watch')}.`;
}

function each(say: Say, lines: readonly string[], code: Code): string {
  return `Type ${lines.length === 2 ? 'both' : 'each'}: ${lines.map(code).join(', ')}.`;
}

function accountAdvice(
  say: Say,
  { known, line }: { known: readonly string[]; line: string | null },
  code: Code,
): string {
  return `${knownAccounts(say, known)} ${line === null ? '' : didYouMean(say, [line], code)}`.trim();
}

function knownAccounts(say: Say, known: readonly string[]): string {
  if (known.length === 0) return 'No account is set up yet.';
  const shown = known.slice(0, NAMES_SHOWN).map((id) => codeSpan(id));
  const hidden = known.length - shown.length;
  const all = hidden > 0 ? [...shown, `${hidden} more`] : shown;
  return all.length === 1 ? `The only one is ${all.join('')}.` : `There are ${join(say, all, 'and')}.`;
}

function didYouMean(say: Say, lines: readonly string[], code: Code): string {
  return lines.length === 0 ? '' : `Did you mean ${either(say, lines, code)}?`;
}

function examples(say: Say, lines: readonly string[], code: Code): string {
  return `Type, for example, ${either(say, lines, code)}.`;
}

function unknownWord(say: Say, typed: string): string {
  return typed === '' ? '' : `I cannot use ${quote(typed)} here. `;
}

function either(say: Say, lines: readonly string[], code: Code): string {
  return join(say, lines.map(code), 'or');
}

/** `a`, `a or b`, `a, b or c`. */
function join(say: Say, names: readonly string[], conjunction: 'and' | 'or'): string {
  const allButLast = names.slice(0, -1).join(', ');
  return [allButLast, ...names.slice(-1)].filter((part) => part !== '').join(` ${conjunction} `);
}

/** A backtick would open inline code, so it is dropped. */
function quote(typed: string): string {
  return `“${escapeMrkdwn(typed.replaceAll('`', ''))}”`;
}
