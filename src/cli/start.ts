import { FINE } from './exit-codes.ts';

/** Runs the bot in this process until a signal or a refusal ends the process itself. */
export async function runStart(): Promise<number> {
  await import('../main.ts');
  return FINE;
}
