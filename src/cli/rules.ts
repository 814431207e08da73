import { WORKSPACE } from '../domain/workspace.ts';
import { listRules, type RulesDeps } from '../usecases/list-rules.ts';
import { CONFIGURATION, FINE } from './exit-codes.ts';
import { paceReader } from './pace-reader.ts';
import { readFromDatabase } from './read-database.ts';
import { rulesJson } from './rules-json.ts';
import { type ChannelRules, rulesLines } from './rules-lines.ts';
import type { Terminal } from './terminal.ts';

/** Prints the rules of all channels, from the bot's database; returns 78 when there is none that can be read, else 0. */
export async function runRules(terminal: Terminal, { json }: { readonly json: boolean }): Promise<number> {
  const channels = await readFromDatabase(terminal, (tables) =>
    readChannels({ store: tables, readPace: paceReader(terminal), now: terminal.now }),
  );
  if (channels === undefined) return CONFIGURATION;
  if (json) terminal.print(JSON.stringify(rulesJson(channels), null, 2));
  else for (const line of rulesLines(channels)) terminal.print(line);
  return FINE;
}

async function readChannels(deps: RulesDeps): Promise<readonly ChannelRules[]> {
  const ids = new Set((await deps.store.rules.listAll(WORKSPACE)).map(({ channelId }) => channelId));
  const found: ChannelRules[] = [];
  for (const id of ids) {
    const answer = await listRules(deps, { workspaceId: WORKSPACE, channelId: id });
    found.push({ id, answer });
  }
  return found;
}
