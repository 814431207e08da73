import type { AccountStatus } from '../domain/account.ts';
import { compareStates, readAccountState, shownWallets } from '../domain/account-view.ts';
import type { MissedDigests } from '../domain/digest.ts';
import {
  type DigestAccount,
  type DigestEpisode,
  type DigestReport,
  type DigestWallet,
  readGaps,
  readOther,
  readSpend,
} from '../domain/digest-report.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import { paceOf, readForecast } from '../domain/forecast.ts';
import { covers } from '../domain/rule.ts';
import type { Span } from '../domain/span.ts';
import type { StoredAccount, StoredEpisode, Tables } from '../ports.ts';
import { type Core, longestGap } from './core.ts';
import { readCoverage } from './coverage.ts';
import type { LookAtWallet } from './look-at-wallet.ts';

/** What a digest is about: a channel and two periods, of which the first is told and the one before compared with it. */
export interface DigestWish {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly key: string | null;
  readonly period: Span;
  readonly before: Span;
  readonly zone: string;
  readonly missed: readonly MissedDigests[];
  /** From when one looks ahead (UTC ms): a digest that is late tells what is left now. */
  readonly now: number;
}

type KnownAccount = StoredAccount & { readonly status: AccountStatus };
export type DigestDeps = Pick<Core, 'settings'> & { readonly look: LookAtWallet };

/** All that the digest of a channel says: the accounts that its rules cover, or all where it has none. */
export async function readDigest(deps: DigestDeps, tables: Tables, wish: DigestWish): Promise<DigestReport> {
  const { workspaceId, channelId, key, zone, missed } = wish;
  const period = { from: wish.period.from, until: wish.period.until };
  const rules = (await tables.rules.list(workspaceId, channelId)).filter(({ activeAt }) => activeAt !== null);
  const known = await readCoverage({ store: tables }, workspaceId);
  const covered = known.filter(({ id }) => rules.length === 0 || rules.some((rule) => covers(rule, id)));
  const episodes = await tables.episodes.listBetween(workspaceId, channelId, period.from, period.until);
  const accounts: DigestAccount[] = [];
  for (const account of covered) {
    const own = episodes.filter(({ accountId }) => accountId === account.id);
    accounts.push(await readAccount(deps, tables, wish, account, own));
  }
  return { key, period, zone, missed, accounts: accounts.toSorted((a, b) => compareStates(a.state, b.state)) };
}

async function readAccount(
  deps: DigestDeps,
  tables: Tables,
  wish: DigestWish,
  account: KnownAccount,
  episodes: readonly StoredEpisode[],
): Promise<DigestAccount> {
  const { workspaceId, period, before, now } = wish;
  const { id, label, ownerId, runbookUrl, status } = account;
  const longestGapAfter = (instant: number): number => longestGap(deps.settings.twoChecksAfter(instant));
  const wallets: DigestWallet[] = [];
  const seen: ObservedTotal[] = [];
  for (const wallet of shownWallets(status)) {
    const look = await deps.look(tables, { ...account, workspaceId, currency: wallet.currency }, wish);
    const { totals, movements, observation } = look;
    const forecast = readForecast(wallet, paceOf(observation, now), wallet.readAt);
    seen.push(...totals);
    wallets.push({
      ...wallet,
      forecast,
      old: now - wallet.readAt > longestGapAfter(wallet.readAt),
      spend: readSpend(observation, movements, period),
      before: readSpend(observation, movements, before),
      movements: readOther(movements, period),
    });
  }
  const firing = episodes.some(({ episode }) => episode.ended === null);
  return {
    info: { id, label, ownerId, runbookUrl },
    state: readAccountState(status, firing),
    wallets,
    episodes: episodes.map(toDigestEpisode),
    gaps: readGaps(seen, period, longestGapAfter),
  };
}

function toDigestEpisode({ episode }: StoredEpisode): DigestEpisode {
  const { peak, since, ended, alerts } = episode;
  return { severity: peak, kinds: [...new Set(alerts.map(({ kind }) => kind))], since, until: ended?.at ?? null };
}
