import { createHash } from 'node:crypto';
import { DEFAULT_ZONE } from '../domain/calendar.ts';
import { parseLanguage } from '../domain/language.ts';
import type { Rule } from '../domain/rule.ts';
import { type ChannelFields, fieldsOf } from '../domain/settings-draft.ts';
import type { Tables } from '../ports.ts';

/** All that the settings form of a channel shows. */
export interface ChannelSetup {
  /** Those not removed, by number; those that wait for their notice included. */
  readonly rules: readonly Rule[];
  readonly channel: ChannelFields;
  readonly accounts: readonly { readonly id: string; readonly label: string }[];
  /** Differs as soon as anything else than the accounts does: of the rules, a dot, of the channel's own settings. */
  readonly fingerprint: string;
}

/** Whether two fingerprints are of the same settings of the channel itself, whatever became of its rules. */
export function isSameChannel(fingerprint: string, other: string): boolean {
  return fingerprint.split('.')[1] === other.split('.')[1];
}

/** What a channel has set. */
export async function readSettings(
  { store }: { readonly store: Tables },
  workspaceId: string,
  channelId: string,
): Promise<ChannelSetup> {
  const rules = await store.rules.list(workspaceId, channelId);
  const { zone, language, quiet, digest } = await store.channels.getSettings(workspaceId, channelId);
  const channel: ChannelFields = {
    zone: zone ?? DEFAULT_ZONE,
    language: language === null ? null : (parseLanguage(language) ?? null),
    quiet,
    digest,
  };
  const accounts = (await store.accounts.list(workspaceId)).map(({ id, label }) => ({ id, label }));
  const shown = [rules.map((rule) => [rule.id, fieldsOf(rule)]), channel];
  return { rules, channel, accounts, fingerprint: shown.map(fingerprintOf).join('.') };
}

function fingerprintOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);
}
