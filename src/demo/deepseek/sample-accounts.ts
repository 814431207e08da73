import {
  balanceBody,
  hasMoney,
  NO_FUNDS,
  parseFunds,
  type SampleBalances,
  type SampleFunds,
  spend,
  topUp,
  totalOf,
} from './sample-funds.ts';
import { balanceReply, COMPLETION, MODELS, NO_MONEY, type SampleFault, type SampleReply } from './sample-reply.ts';

/** One entry of a script: balances that the account has from then on, a whole reply, or something that goes wrong. */
export type SampleStep = SampleBalances | SampleReply | SampleFault;

/** Steers the accounts of a sample server by API key, `sk-…`. Amounts are decimal text. */
export interface SampleSteering {
  /** Creates or replaces the account; ends its script and makes a revoked key good again. */
  set(apiKey: string, balances: SampleBalances): void;
  /** Spends money, granted money first; may overdraw. @throws RangeError without such an account */
  drain(apiKey: string, amount: string, currency: string): void;
  /** Adds topped-up money. @throws RangeError without such an account */
  topUp(apiKey: string, amount: string, currency: string): void;
  /** From now on this key is wrong. */
  revoke(apiKey: string): void;
  /** From now on a revoked key is good again. */
  restore(apiKey: string): void;
  /** Total in micros of the unit; 0 for a currency that the account lacks. @throws RangeError without such an account */
  totalOf(apiKey: string, currency: string): number;
  /** From now on another path than the balance's (`/models`, `/chat/completions`) answers so; null: as usual again. */
  override(apiKey: string, path: string, answer: SampleReply | SampleFault | null): void;
  /** One step per request from now on; the last one stays. Creates the account if need be. */
  play(apiKey: string, steps: readonly SampleStep[]): void;
}

export interface SampleAccounts {
  readonly steering: SampleSteering;
  /** What the next request with this key gets; undefined for a wrong key. */
  answer(apiKey: string): SampleReply | SampleFault | undefined;
  /** As `answer`, of the list of models or a chat call. */
  answerBeside(apiKey: string, path: '/models' | '/chat/completions'): SampleReply | SampleFault | undefined;
}

type ParsedStep = { readonly funds: SampleFunds } | { readonly answer: SampleReply | SampleFault };

interface SampleAccount {
  readonly funds: SampleFunds;
  readonly script: readonly ParsedStep[];
  readonly revoked: boolean;
  readonly overrides: ReadonlyMap<string, SampleReply | SampleFault>;
}

const NO_ACCOUNT: SampleAccount = { funds: NO_FUNDS, script: [], revoked: false, overrides: new Map() };

export function createSampleAccounts(random: () => number): SampleAccounts {
  const accounts = new Map<string, SampleAccount>();

  function change(apiKey: string, part: Partial<SampleAccount>): void {
    if (!apiKey.startsWith('sk-')) throw new RangeError('a sample key begins with sk-');
    accounts.set(apiKey, { ...NO_ACCOUNT, ...accounts.get(apiKey), ...part });
  }

  function fundsOf(apiKey: string): SampleFunds {
    const account = accounts.get(apiKey);
    if (account === undefined) throw new RangeError('there is no sample account with this key');
    return account.funds;
  }

  return {
    steering: {
      set: (apiKey, balances) => change(apiKey, { funds: parseFunds(balances), script: [], revoked: false }),
      drain: (apiKey, amount, currency) => change(apiKey, { funds: spend(fundsOf(apiKey), amount, currency) }),
      topUp: (apiKey, amount, currency) => change(apiKey, { funds: topUp(fundsOf(apiKey), amount, currency) }),
      revoke: (apiKey) => change(apiKey, { revoked: true }),
      restore: (apiKey) => change(apiKey, { revoked: false }),
      override: (apiKey, path, answer) => {
        const overrides = new Map(accounts.get(apiKey)?.overrides);
        if (answer === null) overrides.delete(path);
        else overrides.set(path, answer);
        change(apiKey, { overrides });
      },
      totalOf: (apiKey, currency) => totalOf(fundsOf(apiKey), currency),
      play: (apiKey, steps) => change(apiKey, { script: steps.map(parseStep) }),
    },
    answerBeside(apiKey, path) {
      const account = accounts.get(apiKey);
      if (account === undefined || account.revoked) return undefined;
      const usual = path === '/models' ? MODELS : hasMoney(account.funds) ? COMPLETION : NO_MONEY;
      return account.overrides.get(path) ?? usual;
    },
    answer(apiKey) {
      const account = accounts.get(apiKey);
      if (account === undefined || account.revoked) return undefined;
      const [step = { funds: account.funds }, ...rest] = account.script;
      if ('answer' in step) {
        change(apiKey, { script: rest.length > 0 ? rest : account.script });
        return step.answer;
      }
      change(apiKey, { funds: step.funds, script: rest });
      return balanceReply(balanceBody(step.funds, random() < 0.5));
    },
  };
}

function parseStep(step: SampleStep): ParsedStep {
  return typeof step === 'object' && 'wallets' in step ? { funds: parseFunds(step) } : { answer: step };
}
