/** `below`: the total fell under a threshold · `drop`: it fell suddenly · `runway`: it will not last · `unavailable`: calls refused · `blind`: cannot read. */
export const KINDS = ['below', 'drop', 'runway', 'unavailable', 'blind'] as const;

export type Kind = (typeof KINDS)[number];
/** What a threshold counts: the currency's units, percent of what was there, or minutes that the money lasts. */
export type Unit = 'money' | 'percent' | 'minutes';
export type Severity = 'warning' | 'critical';
export type RuleOrigin = 'slack' | 'configuration';

/** What one channel wants to know about one account, or about all present and future ones. */
export interface Rule {
  /** Identity in the database; survives edits. */
  readonly id: number;
  /** Unique per channel, never reused; what people type. */
  readonly number: number;
  readonly channelId: string;
  /** Null: all accounts that hold or have held the wallet, also future ones. */
  readonly accountId: string | null;
  readonly kind: Kind;
  /** Null for kinds without a wallet. */
  readonly currency: string | null;
  /** For `below`, `drop` and `runway`, in millionths of its unit; null for kinds without one. */
  readonly thresholdMicros: number | null;
  /** `minutes` for `runway`; `money` for all other kinds but `drop`, which may count percent. */
  readonly unit: Unit;
  /** How long a `drop` looks back (ms); null for the other kinds. */
  readonly windowMs: number | null;
  readonly severity: Severity;
  /** A user or a user group as Slack's mention (`<@U…>`, `<!subteam^S…>`), told when the rule fires. */
  readonly mention: string | null;
  /** A person's id, or null when the configuration set it. */
  readonly authorId: string | null;
  readonly origin: RuleOrigin;
  /** Null while the notice to the channel is on its way: such a rule judges nothing yet. */
  readonly activeAt: number | null;
}

/** What a rule is about; the same subject again is the same rule. */
export type Subject = Pick<Rule, 'kind' | 'accountId' | 'currency' | 'thresholdMicros' | 'unit' | 'windowMs'>;

export function isSubject(rule: Subject, subject: Subject): boolean {
  return (
    rule.kind === subject.kind &&
    rule.accountId === subject.accountId &&
    rule.currency === subject.currency &&
    rule.thresholdMicros === subject.thresholdMicros &&
    rule.unit === subject.unit &&
    rule.windowMs === subject.windowMs
  );
}

const WITHOUT_AMOUNT = { currency: null, thresholdMicros: null, unit: 'money', windowMs: null } as const;

/** Calls refused and cannot read, in the order in which they are numbered: they come along with a first rule. */
export function alongSubjects(accountId: string | null): readonly Subject[] {
  return [
    { ...WITHOUT_AMOUNT, kind: 'unavailable', accountId },
    { ...WITHOUT_AMOUNT, kind: 'blind', accountId },
  ];
}

/** The severity of rules that nobody gave one. */
export function defaultSeverity(kind: Kind): Severity {
  return kind === 'unavailable' ? 'critical' : 'warning';
}

/** Whether a rule watches an account: one that waits for its notice watches nothing yet. */
export function covers(rule: Rule, accountId: string): boolean {
  return rule.activeAt !== null && (rule.accountId === null || rule.accountId === accountId);
}
