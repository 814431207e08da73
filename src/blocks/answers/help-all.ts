import { packSections } from '../limits.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import type { HelpInput } from './help.ts';
import { type HelpRow, helpRows } from './help-rows.ts';
import { paragraphMessage } from './list-message.ts';
import { codeList } from './side-by-side.ts';

/** The table of all commands. */
export function helpAllMessage(say: Say, input: HelpInput): Message {
  const lines = helpRows(say, input).map((row) => rowLine(say, row, input.command));
  return paragraphMessage(say('answers.help.table'), ...packSections(lines));
}

function rowLine(say: Say, { type, also, get }: HelpRow, command: string): string {
  const line = codeSpan(`${command} ${type}`);
  if (also.length === 0) return say('answers.help.row', { line, get });
  return say('answers.help.row_also', { line, also: codeList(say, also.map(codeSpan)), get });
}
