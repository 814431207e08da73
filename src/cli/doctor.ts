import { readUsable, type UsableConfig } from '../config/usable.ts';
import { accountFindings } from './doctor/account-findings.ts';
import { lookAtAccounts } from './doctor/account-look.ts';
import { botFindings } from './doctor/bot-findings.ts';
import { canBeLookedAt, channelFindings } from './doctor/channel-findings.ts';
import { clockFindings } from './doctor/clock-findings.ts';
import { configurationFindings } from './doctor/configuration-findings.ts';
import { coverageFindings } from './doctor/coverage-findings.ts';
import { databaseFindings } from './doctor/database-findings.ts';
import { lookAtDatabase } from './doctor/database-look.ts';
import type { Finding } from './doctor/finding.ts';
import { networkFindings } from './doctor/network-findings.ts';
import { peopleFindings, peopleIds } from './doctor/people-findings.ts';
import { reportLines } from './doctor/report.ts';
import { slackFindings } from './doctor/slack-findings.ts';
import { lookAtSlack } from './doctor/slack-look.ts';
import { wantedChannels } from './doctor/wanted-channels.ts';
import { FINE } from './exit-codes.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Terminal } from './terminal.ts';

const SOMETHING_IS_WRONG = 1;

/** Prints a line for everything that it looked at, with what to do where something is wrong; returns 1 then, else 0. Changes and posts nothing. */
export async function runDoctor(terminal: Terminal): Promise<number> {
  const config = readUsable(terminal.env, terminal.readFile);
  const findings = await examine(terminal, config);
  for (const line of reportLines(findings, terminal.colour)) terminal.print(hideSecrets(line, terminal.env));
  return findings.some(({ level }) => level === 'wrong') ? SOMETHING_IS_WRONG : FINE;
}

async function examine(terminal: Terminal, config: UsableConfig): Promise<readonly Finding[]> {
  const { env, now } = terminal;
  const reading = lookAtAccounts(config, now);
  const database = await lookAtDatabase(terminal, config);
  const content = database?.state.kind === 'read' ? database.state.content : null;
  const channels = wantedChannels(config, content);
  const rules = content?.rules ?? [];
  const slack = await lookAtSlack(
    config,
    {
      channels: channels.filter(canBeLookedAt).map(({ id }) => id),
      people: peopleIds(config, rules),
      groups: config.adminUsers.filter((id) => id.startsWith('S')),
    },
    now,
  );
  const deepseek = await reading;
  return [
    ...configurationFindings(config),
    ...databaseFindings(database),
    ...botFindings(config, database, now()),
    ...slackFindings(slack),
    ...channelFindings(channels, slack),
    ...peopleFindings(config, rules, slack),
    ...accountFindings(deepseek.accounts),
    ...coverageFindings(deepseek.accounts, content),
    ...clockFindings({ Slack: slack?.clock ?? null, DeepSeek: deepseek.clock }),
    ...networkFindings(env),
  ];
}
