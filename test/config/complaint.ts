import { ConfigError, parseConfig } from '../../src/config.ts';
import { BASE, noFile } from './base-environment.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The lines of the one message that a wrong environment gets; `changes` are laid over the base, which is good. */
export function complaint(changes: Variables, readFile: (path: string) => string = noFile): readonly string[] {
  try {
    parseConfig({ ...BASE, ...changes }, readFile);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}
