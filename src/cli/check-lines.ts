import type { AccountReport, CheckReport } from './check-report.ts';

const WORDS: Readonly<Record<AccountReport['outcome'], string>> = {
  fine: 'fine',
  below_minimum: 'below',
  cannot_pay: 'cannot pay',
  unreadable: 'unreadable',
  key_refused: 'key refused',
};
const WORD_WIDTH = Math.max(...Object.values(WORDS).map((word) => word.length));
const [GREEN, YELLOW, RED] = [32, 33, 31];

/** The report for people: a line for each account and wallet, worst first, and below them what is wrong and what to do. */
export function checkLines({ accounts, duplicates }: CheckReport, colour: boolean): readonly string[] {
  const idWidth = Math.max(...accounts.map(({ id }) => id.length));
  const twins = duplicates.map(({ id, sameAs }) => `${id} has the same key as ${sameAs} and was not read again.`);
  return [...accounts.flatMap((account) => accountLines(account, idWidth, colour)), ...twins];
}

function accountLines(account: AccountReport, idWidth: number, colour: boolean): readonly string[] {
  const word = paint(WORDS[account.outcome].padEnd(WORD_WIDTH), colourOf(account), colour);
  const start = `${word}  ${account.id.padEnd(idWidth)}`;
  const lines = account.wallets.map((wallet) => `${start}  ${walletText(wallet)}`);
  const message = account.message === null ? [] : [`  ${account.message}`];
  return [...(lines.length === 0 ? [start.trimEnd()] : lines), ...message, ...limitLines(account)];
}

/** What DeepSeek said about its limits, word for word. */
function limitLines({ rateLimits }: AccountReport): readonly string[] {
  const said = Object.entries(rateLimits).map(([header, value]) => `${header}: ${value}`);
  return said.length === 0 ? [] : [`  DeepSeek said ${said.join(', ')}.`];
}

/** Exact, as it is typed: `45.00 CNY (0.00 granted, 45.00 topped up)`. */
function walletText({ currency, total, granted, toppedUp }: AccountReport['wallets'][number]): string {
  const parts = [
    ...(granted === null ? [] : [`${granted} granted`]),
    ...(toppedUp === null ? [] : [`${toppedUp} topped up`]),
  ];
  return `${total} ${currency}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

function colourOf({ outcome }: AccountReport): number {
  if (outcome === 'fine') return GREEN;
  return outcome === 'below_minimum' || outcome === 'unreadable' ? YELLOW : RED;
}

function paint(text: string, colour: number, may: boolean): string {
  return may ? `\u001b[${colour}m${text}\u001b[0m` : text;
}
