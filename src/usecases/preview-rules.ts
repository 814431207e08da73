import { isSubject, type Rule } from '../domain/rule.ts';
import type { Tables } from '../ports.ts';
import { type ConfigurationWish, readWanted } from './sync-configuration.ts';
import { isOwned, type WantedRule } from './sync-entry.ts';

type Wish = Pick<ConfigurationWish, 'workspaceId' | 'alertChannel' | 'thresholds'>;

/** The rules of all channels as they will be after a start with this configuration; `syncConfiguration` then makes them so. */
export async function previewRules(tables: Pick<Tables, 'rules'>, wish: Wish, now: number): Promise<readonly Rule[]> {
  const { workspaceId, alertChannel, thresholds } = wish;
  const all = await tables.rules.listAll(workspaceId);
  if (alertChannel === null) return all.filter(({ origin }) => origin !== 'configuration');
  const wanted = readWanted(thresholds);
  const known = await tables.rules.listConfigured(workspaceId, alertChannel);
  const decided = wanted.filter(({ key, value }) =>
    known.some(({ entry, removed }) => entry.key === key && entry.value === value && removed?.by !== null),
  );
  const stays = new Set(
    known
      .filter((each) => isOwned(each) && decided.some(({ key }) => key === each.entry.key))
      .map(({ rule }) => rule.id),
  );
  const kept = all.filter((rule) => rule.origin !== 'configuration' || stays.has(rule.id));
  const added = wanted.filter(
    (entry) =>
      !decided.includes(entry) &&
      !kept.some((rule) => rule.channelId === alertChannel && isSubject(rule, entry.subject)),
  );
  return [...kept, ...added.map((entry) => toRule(entry, alertChannel, now))];
}

/** Number 0: it has none yet. */
function toRule({ subject, severity }: WantedRule, channelId: string, now: number): Rule {
  const unset = { id: 0, number: 0, mention: null, authorId: null };
  return { ...unset, ...subject, channelId, severity, origin: 'configuration', activeAt: now };
}
