/** What the bot needs to do its work: Slack takes and brings messages, the database takes writes, every account was read lately. */
export type Part = 'slack' | 'database' | 'checks';

/** What each account's last reading of any kind says about the rounds of checks. */
export interface LastRead {
  /** Its end (UTC ms); null: never read. */
  readonly lastReadAt: number | null;
  /** How long it may be ago (ms). */
  readonly mayBeAgoMs: number;
}

/** Whether every account was read lately enough; a reading from the future was stored under a wrong clock and proves nothing. */
export function areChecksRecent(accounts: readonly LastRead[], now: number): boolean {
  return accounts.every(
    ({ lastReadAt, mayBeAgoMs }) => lastReadAt !== null && lastReadAt <= now && now - lastReadAt < mayBeAgoMs,
  );
}
