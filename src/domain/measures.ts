import type { Severity } from './rule.ts';

/** What is known about one wallet; amounts in micros. */
export interface WalletMeasure {
  readonly currency: string;
  readonly total: number;
  /** Null when DeepSeek did not split the total. */
  readonly granted: number | null;
  readonly toppedUp: number | null;
  /** Spent per day, as seen over the last day; null where nothing was seen. */
  readonly burnPerDay: number | null;
  /** How long it likely lasts (ms); null while nobody knows, or while it lasts longer than a year. */
  readonly runwayMs: number | null;
}

/** What is known about one account. */
export interface AccountMeasure {
  readonly account: string;
  /** Null while DeepSeek said nothing yet. */
  readonly available: boolean | null;
  /** When it was last read with success (UTC ms); null: never. */
  readonly lastGoodAt: number | null;
  /** Those that DeepSeek lists. */
  readonly wallets: readonly WalletMeasure[];
}

/** How the bot and its accounts are at one instant. */
export interface Measures {
  readonly now: number;
  readonly accounts: readonly AccountMeasure[];
  /** Open episodes by the severity that they have now. */
  readonly episodes: Readonly<Record<Severity, number>>;
  readonly outbox: {
    readonly depth: number;
    /** When the oldest open write was decided (UTC ms); null without any. */
    readonly oldestAt: number | null;
  };
  readonly isConnected: boolean;
}
