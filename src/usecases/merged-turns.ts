interface Waiting<W, R> {
  wish: W;
  readonly done: Promise<R>;
}

/**
 * Works for one key one after the other. What is wished while something is under way, and may have been read too early for it, is merged
 * and done once, after that; a failure of one is none of the next.
 */
export function createMergedTurns<W, R>(
  merge: (earlier: W, later: W) => W,
  work: (key: string, wish: W) => Promise<R>,
): (key: string, wish: W) => Promise<R> {
  const underWay = new Map<string, Promise<R>>();
  const waiting = new Map<string, Waiting<W, R>>();
  const begin = (key: string, wish: W): Promise<R> => {
    const mine = work(key, wish).finally(() => {
      if (underWay.get(key) === mine) underWay.delete(key);
    });
    underWay.set(key, mine);
    return mine;
  };
  return (key, wish) => {
    const next = waiting.get(key);
    if (next !== undefined) {
      next.wish = merge(next.wish, wish);
      return next.done;
    }
    const before = underWay.get(key);
    if (before === undefined) return begin(key, wish);
    const follow = (): Promise<R> => {
      waiting.delete(key);
      return begin(key, mine.wish);
    };
    const mine: Waiting<W, R> = { wish, done: before.then(follow, follow) };
    waiting.set(key, mine);
    return mine.done;
  };
}
