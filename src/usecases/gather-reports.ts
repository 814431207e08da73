import type { ReportWish } from '../domain/report-wish.ts';

interface Gathered<R> {
  wish: ReportWish;
  readonly stored: Promise<R>;
}

/**
 * Reports of an account that arrive until `rest` after another one was stored are stored together, the worst of them: a batch job may
 * report hundreds of failed calls in a second. Each counts from the moment when it is stored, which is after it arrived.
 */
export function gatherReports<R>(
  store: (wish: ReportWish) => Promise<R>,
  rest: () => Promise<void>,
): (wish: ReportWish) => Promise<R> {
  const gathering = new Map<string, Gathered<R>>();
  /** The last one of each account and the rest after it, over or not. */
  const storing = new Map<string, Promise<unknown>>();

  const storeNext = async (accountId: string, first: ReportWish): Promise<R> => {
    await storing.get(accountId);
    const wish = gathering.get(accountId)?.wish ?? first;
    gathering.delete(accountId);
    const stored = store(wish);
    storing.set(accountId, stored.then(rest, rest));
    return stored;
  };

  return (wish) => {
    const gathered = gathering.get(wish.accountId);
    if (gathered !== undefined) {
      if (gathered.wish.status === 429) gathered.wish = wish;
      return gathered.stored;
    }
    const stored = storeNext(wish.accountId, wish);
    gathering.set(wish.accountId, { wish, stored });
    return stored;
  };
}
