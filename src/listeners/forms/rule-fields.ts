import { ALL_ACCOUNTS, hasThreshold, RULE_FIELD, thresholdBlock } from '../../blocks/forms/rule-form.ts';
import type { Say } from '../../blocks/locales/say.ts';
import { toMinuteMicros } from '../../domain/duration.ts';
import { defaultSeverity, KINDS, type Kind } from '../../domain/rule.ts';
import type { RuleFields } from '../../domain/settings-draft.ts';
import type { Vocabulary } from '../commands/currency.ts';
import type { Intention } from '../commands/intention.ts';
import { parseVerb } from '../commands/parse-verb.ts';
import { tokenise } from '../commands/tokens.ts';
import type { OpenView } from '../open-view.ts';

/** What is wrong in a form: a sentence for each block. */
export type FieldErrors = Readonly<Record<string, string>>;

const PERSON = /^[UW][A-Z0-9]{1,30}$/;
const WITHOUT_THRESHOLD = {
  currency: null,
  thresholdMicros: null,
  unit: 'money',
  windowMs: null,
  mention: null,
} as const;

/** The kind that is chosen in a rule's form. */
export function readKind({ fields }: OpenView): Kind {
  return KINDS.find((kind) => kind === fields.get(RULE_FIELD.kind)) ?? 'below';
}

/** The rule that a form describes, or what is wrong with it. `mention` is the one that the rule has so far; amounts are read as in the command. */
export function readRuleFields(
  say: Say,
  view: OpenView,
  vocabulary: Vocabulary,
  mention: string | null,
): RuleFields | { readonly errors: FieldErrors } {
  const kind = readKind(view);
  const account = view.fields.get(RULE_FIELD.account) ?? ALL_ACCOUNTS;
  const accountId = account === ALL_ACCOUNTS ? null : account;
  if (!hasThreshold(kind)) return { ...WITHOUT_THRESHOLD, kind, accountId, severity: defaultSeverity(kind) };
  const threshold = readThreshold(kind, view.fields.get(RULE_FIELD.threshold) ?? '', vocabulary);
  if (typeof threshold === 'string') {
    const example = `50 ${vocabulary.currencies[0] ?? 'CNY'}`;
    return { errors: { [thresholdBlock(kind)]: say(`forms.error_${threshold}`, { example }) } };
  }
  const person = readMention(view, mention);
  if (person === undefined) return { errors: { [RULE_FIELD.person]: say('forms.error_person') } };
  const severity = view.fields.get(RULE_FIELD.severity) === 'critical' ? 'critical' : 'warning';
  return { ...threshold, kind, accountId, severity, mention: person };
}

type Threshold = Pick<RuleFields, 'currency' | 'thresholdMicros' | 'unit' | 'windowMs'>;
type Problem = 'amount' | 'currency' | 'drop' | 'runway';

const VERBS = { below: 'threshold', drop: 'drop', runway: 'runway' } as const;
const PROBLEMS = { below: 'amount', drop: 'drop', runway: 'runway' } as const;

/** What stands in the field, read by the grammar of the command; nothing else than a threshold may stand there. */
function readThreshold(kind: keyof typeof VERBS, text: string, vocabulary: Vocabulary): Threshold | Problem {
  const parsed = parseVerb(VERBS[kind], tokenise(text), { ...vocabulary, accountIds: [], accounts: [] });
  const found = 'refusal' in parsed ? undefined : thresholdOf(parsed.intention);
  if (found === undefined) return PROBLEMS[kind];
  const [only, ...others] = vocabulary.currencies;
  const currency = found.currency ?? (others.length === 0 ? (only ?? null) : null);
  return currency === null ? 'currency' : { ...found, currency };
}

function thresholdOf(intention: Intention): Threshold | undefined {
  if (intention.kind !== 'threshold' && intention.kind !== 'drop' && intention.kind !== 'runway') return undefined;
  if (intention.severity !== null || intention.mention !== null || intention.accountId !== null) return undefined;
  switch (intention.kind) {
    case 'threshold':
      return { ...money(intention.amount), unit: 'money', windowMs: null };
    case 'drop':
      return { ...money(intention.threshold), unit: intention.threshold.unit, windowMs: intention.windowMs };
    case 'runway':
      return {
        currency: intention.currency,
        thresholdMicros: toMinuteMicros(intention.spanMs),
        unit: 'minutes',
        windowMs: null,
      };
  }
}

function money({ micros, currency }: { readonly micros: number; readonly currency: string | null }) {
  return { currency, thresholdMicros: micros };
}

/** A person takes the place of a group; without one the group stays, if it shall. Undefined: no person. */
function readMention({ fields }: OpenView, mention: string | null): string | null | undefined {
  const person = fields.get(RULE_FIELD.person) ?? null;
  if (person !== null) return PERSON.test(person) ? `<@${person}>` : undefined;
  const keepsGroup = mention?.startsWith('<!subteam') === true && fields.get(RULE_FIELD.keepGroup) === 'yes';
  return keepsGroup ? mention : null;
}
