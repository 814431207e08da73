import { spellings } from '../../listeners/commands/verbs.ts';
import { COMMAND, SHELL_WORDS } from './typed-line.ts';

const AFTER: Readonly<Record<string, readonly string[]>> = {
  ':key': ['revoked', 'restored'],
  ':down': ['silent'],
  ':drain': ['5'],
  ':topup': ['100'],
};

/** What Tab offers for a typed line, as `readline` wants it: whole lines that begin with it, and the line. */
export function completeLine(line: string, channels: readonly string[]): [string[], string] {
  return [everyLine(channels).filter((each) => line !== '' && each.startsWith(line)), line];
}

function everyLine(channels: readonly string[]): readonly string[] {
  return [
    `${COMMAND} `,
    ...spellings('en').map((verb) => `${COMMAND} ${verb} `),
    '/home',
    ...channels.map((name) => `/join #${name}`),
    ...SHELL_WORDS,
    ...Object.entries(AFTER).flatMap(([word, rest]) => rest.map((one) => `${word} ${one}`)),
  ];
}
