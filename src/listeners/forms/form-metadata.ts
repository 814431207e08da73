import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { KINDS } from '../../domain/rule.ts';
import type { SettingsDraft } from '../../domain/settings-draft.ts';
import { readJson } from '../read-json.ts';

const Fields = {
  kind: z.enum(KINDS),
  accountId: z.string().nullable(),
  currency: z.string().nullable(),
  thresholdMicros: z.int().nullable(),
  unit: z.enum(['money', 'percent', 'minutes']),
  windowMs: z.int().nullable(),
  severity: z.enum(['warning', 'critical']),
  mention: z.string().nullable(),
};
const Minute = z.int().min(0).max(1439);
const Digest = z.union([
  z.object({ every: z.enum(['day', 'workday']), minute: Minute }),
  z.object({ every: z.literal('week'), weekday: z.int().min(0).max(6), minute: Minute }),
]);
const Draft = z.object({
  /** Empty: it is chosen in the form. */
  channelId: z.string(),
  command: z.string().startsWith('/').max(64),
  seen: z.string(),
  added: z.array(z.object(Fields)),
  changed: z.array(z.object({ ...Fields, id: z.int() })),
  removed: z.array(z.int()),
  channel: z
    .object({
      zone: z.string().min(1),
      language: z.enum(LANGUAGES).nullable(),
      quiet: z.object({ fromMinute: Minute, untilMinute: Minute }).nullable(),
      digest: Digest.nullable(),
    })
    .nullable(),
});
const Metadata = z.object({
  draft: Draft,
  /** The rule that is edited; null: a new one. */
  key: z.string().nullable(),
  /** This team's, funded first. */
  currencies: z.array(z.string()),
  language: z.enum(LANGUAGES),
  elsewhere: z.boolean().default(false),
});

/** What the settings form carries along from step to step. */
export interface FormMetadata {
  readonly draft: SettingsDraft;
  readonly key: string | null;
  readonly currencies: readonly string[];
  readonly language: Language;
  /** Whether nobody typed or clicked in the channel: it was named on Home, or chosen in the form. */
  readonly elsewhere: boolean;
}

/** Slack's limit of `private_metadata`, in characters. */
const MOST_CHARACTERS = 3000;
/** The longest name of a rule: what fits with it fits in every step of the form. */
const LONGEST_KEY = 'rule:000000000000000';

/** Undefined when there is more than Slack carries. */
export function writeMetadata(metadata: FormMetadata): string | undefined {
  const longest = JSON.stringify({ ...metadata, key: LONGEST_KEY });
  return longest.length <= MOST_CHARACTERS ? JSON.stringify(metadata) : undefined;
}

/** Undefined for what no `writeMetadata` of this version wrote. */
export function readMetadata(text: string): FormMetadata | undefined {
  return Metadata.safeParse(readJson(text)).data;
}
