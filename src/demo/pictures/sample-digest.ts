import type { DigestAccount, DigestReport, DigestWallet } from '../../domain/digest-report.ts';
import { DAY_MS, HOUR_MS } from '../../domain/duration.ts';
import { micros, sampleWallet, ZONE } from './sample-cards.ts';

/** 09:00 in Shanghai. */
export const DIGEST_AT = Date.UTC(2026, 10, 26, 1);

/** A wallet that was watched all the time: its total and what it spent in the day and in the day before. */
function digestWallet(currency: string, total: number, [spent, before]: readonly [number, number]): DigestWallet {
  return {
    ...sampleWallet(currency, total, spent, DIGEST_AT),
    old: false,
    spend: { micros: micros(spent), observed: 1, hidden: false },
    before: { micros: micros(before), observed: 1, hidden: false },
    movements: [],
  };
}

function digestAccount(id: string, label: string, given: Partial<DigestAccount>): DigestAccount {
  return {
    info: { id, label, ownerId: null, runbookUrl: null },
    state: 'ok',
    wallets: [],
    episodes: [],
    gaps: [],
    ...given,
  };
}

/** Yesterday of two accounts, one of which was low for a while and topped up. */
export const DIGEST: DigestReport = {
  key: '2026-11-26',
  period: { from: DIGEST_AT - DAY_MS, until: DIGEST_AT },
  zone: ZONE,
  missed: [],
  accounts: [
    digestAccount('prod', 'Production', {
      wallets: [
        {
          ...digestWallet('CNY', 62.4, [35.2, 33.6]),
          movements: [{ kind: 'top_up', micros: micros(50), at: DIGEST_AT - 8 * HOUR_MS }],
        },
      ],
      episodes: [
        { severity: 'warning', kinds: ['below'], since: DIGEST_AT - 9 * HOUR_MS, until: DIGEST_AT - 8 * HOUR_MS },
      ],
    }),
    digestAccount('staging', 'Staging', {
      wallets: [digestWallet('CNY', 132.5, [4.1, 3.9]), digestWallet('USD', 18.4, [0.3, 0.2])],
    }),
  ],
};
