import { probeLines } from '../blocks/answers/probe.ts';
import { parseAccountSettings } from '../config/account-settings.ts';
import { parsePrices } from '../config/prices-file.ts';
import { createDeepSeekClient } from '../deepseek/client.ts';
import { formatDecimal } from '../domain/money.ts';
import { mostCost, PROBE_EVERY_MS, PROBE_MODEL, type ProbeOutcome, type ProbeResult } from '../domain/probe.ts';
import { ENGLISH } from './english.ts';
import { CANNOT_PAY, FINE, KEY_REFUSED, UNREADABLE, USAGE } from './exit-codes.ts';
import { takeProbe } from './last-probe.ts';
import { plainText } from './plain-text.ts';
import { chooseAccounts } from './read-accounts.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface ProbeOptions {
  readonly account?: string;
  readonly json?: boolean;
}

const EXIT: Readonly<Record<ProbeResult, number>> = {
  answered: FINE,
  no_money: CANNOT_PAY,
  low_balance: CANNOT_PAY,
  refused_key: KEY_REFUSED,
  throttled: UNREADABLE,
  overloaded: UNREADABLE,
  unreachable: UNREADABLE,
  other: UNREADABLE,
  unknown_model: USAGE,
};

/** Makes one real chat call of one token, says what came of it and what it cost at most, and returns the exit code of that. */
export async function runProbe(
  terminal: Terminal,
  model: string | undefined,
  { account: id, json = false }: ProbeOptions,
): Promise<number> {
  const settings = parseAccountSettings(terminal.env, terminal.readFile, id);
  const prices = parsePrices(terminal.env, terminal.readFile);
  const [account, ...others] = chooseAccounts(settings, id);
  if (account === undefined || others.length > 0) {
    throw new UsageError(
      `--account is missing: ${settings.accounts.map((each) => each.id).join(', ')} are configured.`,
    );
  }
  const againMs = takeProbe(account.apiKey, terminal.now());
  if (againMs > 0) {
    const seconds = Math.ceil(againMs / 1000);
    throw new UsageError(
      `A probe costs money, so there is one in ${PROBE_EVERY_MS / 1000} s at most: again in ${seconds} s.`,
    );
  }
  const asked = model ?? PROBE_MODEL;
  const client = createDeepSeekClient({ timeoutMs: settings.deepseekTimeoutMs });
  const outcome = await client.probe(account, asked);
  await client.close();
  const cost = mostCost(outcome, asked, prices);
  if (json) terminal.print(JSON.stringify(probeJson(account.id, asked, outcome, cost), null, 2));
  else
    terminal.print(plainText(probeLines(ENGLISH, { kind: 'probed', account, model: asked, outcome, cost }).join('\n')));
  return EXIT[outcome.result];
}

/** Fields may be added within schema 1. `mostCost` is a choice: whichever wallet paid. */
function probeJson(
  account: string,
  model: string,
  { result, detail, tokens, rateLimits }: ProbeOutcome,
  cost: ReturnType<typeof mostCost>,
): object {
  const mostCosts = cost.map(({ currency, micros }) => ({ currency, amount: formatDecimal(micros) }));
  return { schema: 1, exit: EXIT[result], account, model, result, detail, tokens, mostCost: mostCosts, rateLimits };
}
