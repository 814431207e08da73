import { ALL_ACCOUNTS, hasThreshold, RULE_FIELD, thresholdBlock } from '../../blocks/forms/rule-form.ts';
import type { Say } from '../../blocks/locales/say.ts';
import { toMinuteMicros } from '../../domain/duration.ts';
import { defaultSeverity, KINDS, type Kind, type Severity } from '../../domain/rule.ts';
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

/** The account that is chosen in a rule's form; null: all. */
export function readAccount({ fields }: OpenView): string | null {
  const account = fields.get(RULE_FIELD.account) ?? ALL_ACCOUNTS;
  return account === ALL_ACCOUNTS ? null : account;
}

/** The severity that is chosen in a rule's form. */
export function readSeverity({ fields }: OpenView): Severity {
  return fields.get(RULE_FIELD.severity) === 'critical' ? 'critical' : 'warning';
}

/** What is typed for the chosen kind; null: nothing. What stands in the field of another kind, which could not follow the choice yet, is of no use. */
export function readTyped(view: OpenView): string | null {
  return view.inputs.has(thresholdBlock(readKind(view))) ? (view.fields.get(RULE_FIELD.threshold) ?? null) : null;
}

/** What a team calls things, and the currencies of which the chosen account, or any, holds money. */
export interface RuleWords extends Vocabulary {
  readonly funded: readonly string[];
}

/** The rule that a form describes, or what is wrong with it. `mention` is the one that the rule has so far; amounts are read as in the command. */
export function readRuleFields(
  say: Say,
  view: OpenView,
  words: RuleWords,
  mention: string | null,
): RuleFields | { readonly errors: FieldErrors } {
  const kind = readKind(view);
  const accountId = readAccount(view);
  if (!hasThreshold(kind)) return { ...WITHOUT_THRESHOLD, kind, accountId, severity: defaultSeverity(kind) };
  const text = readTyped(view) ?? '';
  const threshold = readThreshold(kind, text, words);
  if (typeof threshold === 'string') {
    const example = `${text.trim()} ${[...words.funded, ...words.currencies, 'CNY'][0]}`;
    return complainBeside(view, thresholdBlock(kind), say(`forms.error_${threshold}`, { example }));
  }
  const person = readMention(view, mention);
  if (person === undefined) return complainBeside(view, RULE_FIELD.person, say('forms.error_person'));
  return { ...threshold, kind, accountId, severity: readSeverity(view), mention: person };
}

/** A complaint beside a field of a rule's form, or beside the choice of the kind where that has no such field. */
export function complainBeside(
  { inputs }: OpenView,
  block: string,
  sentence: string,
): { readonly errors: FieldErrors } {
  return { errors: { [inputs.has(block) ? block : RULE_FIELD.kind]: sentence } };
}

type Threshold = Pick<RuleFields, 'currency' | 'thresholdMicros' | 'unit' | 'windowMs'>;
type Problem = 'amount' | 'currency' | 'drop' | 'runway';

const VERBS = { below: 'threshold', drop: 'drop', runway: 'runway' } as const;
const PROBLEMS = { below: 'amount', drop: 'drop', runway: 'runway' } as const;

/** What stands in the field, read by the grammar of the command; nothing else than a threshold may stand there. Without a currency it is the only one that is funded. */
function readThreshold(kind: keyof typeof VERBS, text: string, words: RuleWords): Threshold | Problem {
  const parsed = parseVerb(VERBS[kind], tokenise(text), { ...words, accountIds: [], accounts: [] });
  const found = 'refusal' in parsed ? undefined : thresholdOf(parsed.intention);
  if (found === undefined) return PROBLEMS[kind];
  const [only, ...others] = words.funded;
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
