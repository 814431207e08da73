import { notAvailableWords, refusedWords, shortageWords } from '../blocks/check-words.ts';
import { type Minimum, readCheck } from '../domain/check.ts';
import { parseMinimum } from '../listeners/commands/minimum.ts';
import { BelowMinimumError, CannotPayError, CouldNotReadError } from './errors.ts';
import type { BalanceOptions } from './options.ts';
import { parseOptions, requireObject } from './parse-options.ts';
import { readBalance } from './read-balance.ts';
import type { BalanceSnapshot } from './reading.ts';

/** What the account must be able to pay, and how to read it. */
export interface CheckBalanceOptions extends BalanceOptions {
  /**
   * `'50 CNY'`, a choice of which one is enough, `'50 CNY or 7 USD'`, or a list of which every entry must hold. Without it only
   * whether DeepSeek accepts calls counts. An amount that equals the minimum holds.
   */
  readonly minimum?: string | readonly string[] | undefined;
}

/**
 * Reads the balance once, before a run that costs money, and returns it when the account can pay.
 *
 * @throws CannotPayError when DeepSeek refuses calls
 * @throws BelowMinimumError when the account holds less than a minimum
 * @throws CouldNotReadError when the balance could not be read
 * @throws TypeError for a wrong option, before anything is read; an abort rejects with the signal's reason
 */
export async function checkBalanceBeforeRun(options: CheckBalanceOptions = {}): Promise<BalanceSnapshot> {
  requireObject(options);
  const { minimum, ...balance } = options;
  const request = parseOptions(balance);
  const minimums = parseMinimums(minimum);
  const { reading, shown } = await readBalance(request);
  if (shown.kind === 'failure') {
    throw new CouldNotReadError(
      `The balance could not be read (${shown.detail}); this says nothing about the money.`,
      shown,
    );
  }
  const check = readCheck(reading, minimums);
  if (shown.kind === 'refused') throw new CannotPayError(refusedWords(shown.detail), shown);
  if (check.outcome === 'cannot_pay' && reading.kind === 'snapshot')
    throw new CannotPayError(notAvailableWords(reading), shown);
  if (check.outcome === 'below_minimum') throw new BelowMinimumError(shortageWords(check), shown);
  return shown;
}

function parseMinimums(given: unknown): readonly Minimum[] {
  if (given === undefined) return [];
  if (Array.isArray(given) && given.length === 0)
    throw new TypeError('minimum is an empty list; leave it out when any amount will do.');
  return [given].flat().map((text: unknown) => {
    if (typeof text !== 'string')
      throw new TypeError('minimum must be text such as "50 CNY", or a list of such texts.');
    const parsed = parseMinimum(text);
    if ('problem' in parsed) throw new TypeError(`minimum: ${parsed.problem}`);
    return parsed.minimum;
  });
}
