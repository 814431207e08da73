import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import type { Terminal } from '../../src/cli/terminal.ts';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { alongSubjects, defaultSeverity } from '../../src/domain/rule.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { makeNewRule, makeSetup } from '../contracts/store/make.ts';
import { snapshot } from '../domain/make.ts';
import { ALICE, createWorld, type Env, OPS, type World } from '../e2e/world.ts';
import { keepSuiteLog, secretsOf } from '../suite-log.ts';

export const BOB = 'U0BOB00000';
export const DEV = 'C0DEV00000';
export const SECRET_ROOM = 'G0SECRET00';
export const ADMINS = 'S0ADMINS00';

/** What a command printed, and its exit code. */
export interface Run {
  readonly code: number;
  readonly lines: readonly string[];
  readonly complaints: readonly string[];
}

/** A world in which all is well: two accounts, rules in #ops and in a private channel, a bot that read a moment ago. */
export interface WatchedWorld extends World {
  readonly env: Env;
  readonly path: string;
  /** Changes the database and closes it cleanly. */
  change(work: (store: Store) => Promise<unknown>): Promise<void>;
  /** The accounts file as the configuration names it. */
  accountsFile: string;
  run(command: (terminal: Terminal) => Promise<number>, more?: Env, part?: Partial<Terminal>): Promise<Run>;
}

export async function openWatchedWorld(): Promise<WatchedWorld> {
  const world = await createWorld({
    slack: {
      users: [
        { id: ALICE, name: 'alice', is_admin: true },
        { id: BOB, name: 'bob' },
      ],
      userGroups: [{ id: ADMINS, name: 'admins', handle: 'admins', users: [BOB] }],
      channels: [
        { id: OPS, name: 'ops', members: [ALICE], botIsMember: true },
        { id: DEV, name: 'dev', members: [ALICE] },
        { id: SECRET_ROOM, name: 'secret', members: [ALICE], is_private: true, botIsMember: true },
      ],
    },
  });
  onTestFinished(() => world.close());
  const { DEEPSEEK_API_KEY: key = '', ...others } = world.env;
  const env: Env = {
    ...others,
    CHECK_CRON: '* * * * *',
    ACCOUNTS_FILE: 'accounts.yaml',
    KEY_PROD: key,
    KEY_BATCH: `${key}b`,
    ALERT_CHANNEL: OPS,
    ALERT_THRESHOLDS: '50 CNY',
    ADMIN_USERS: `${BOB},${ADMINS}`,
  };
  world.deepseek.set(env['KEY_PROD'] ?? '', { wallets: { CNY: { toppedUp: '71.46' } } });
  world.deepseek.set(env['KEY_BATCH'] ?? '', { wallets: { CNY: { toppedUp: '300' } } });
  const path = (env['DATABASE_URL'] ?? '').replace('file:', '');
  const opened: WatchedWorld = {
    ...world,
    env,
    path,
    accountsFile: `accounts:
  - { id: prod, api_key_env: KEY_PROD, owner: ${ALICE} }
  - { id: batch, api_key_env: KEY_BATCH, owner: ${BOB} }
`,
    async change(work) {
      const store = await openStore(path);
      await work(store);
      await store.close();
    },
    async run(command, more = {}, part = {}) {
      const lines: string[] = [];
      const complaints: string[] = [];
      const terminal: Terminal = {
        env: { ...env, ...more },
        print: (text) => lines.push(...text.split('\n')),
        complain: (text) => complaints.push(...text.split('\n')),
        readFile: (name) => (name === 'accounts.yaml' ? opened.accountsFile : readFileSync(name, 'utf8')),
        now: Date.now,
        colour: false,
        width: 80,
        ...part,
      };
      const code = await command(terminal);
      keepSuiteLog(secretsOf({ ...env, ...more }), [...lines, ...complaints]);
      return { code, lines, complaints };
    },
  };
  await opened.change((store) => seed(store, Date.now()));
  return opened;
}

async function seed(store: Store, now: number): Promise<void> {
  await store.workspaces.ensure(WORKSPACE, now);
  await store.accounts.sync(
    WORKSPACE,
    [makeSetup('prod', { ownerId: ALICE }), makeSetup('batch', { ownerId: BOB })],
    now,
  );
  await readAt(store, now);
  for (const channelId of [OPS, SECRET_ROOM]) {
    const origin = channelId === OPS ? 'configuration' : 'slack';
    const entryOf = (key: string, value: string) => (origin === 'slack' ? null : { key, value });
    const common = { channelId, origin, authorId: origin === 'slack' ? ALICE : null, activeAt: now } as const;
    await store.channels.ensure(WORKSPACE, channelId);
    const first = makeNewRule({ ...common, number: 1, entry: entryOf('CNY:warning:0', '50000000') });
    await store.rules.insert(WORKSPACE, first, now);
    for (const [index, subject] of alongSubjects(null).entries()) {
      const entry = entryOf(subject.kind, 'always');
      const rule = { ...common, ...subject, number: index + 2, severity: defaultSeverity(subject.kind), entry };
      await store.rules.insert(WORKSPACE, makeNewRule(rule), now);
    }
  }
}

/** Both accounts were read at this instant: ¥71.46 and ¥300.00. */
export async function readAt(store: Store, at: number): Promise<void> {
  for (const [id, total] of [
    ['prod', 71.46],
    ['batch', 300],
  ] as const) {
    const step = stepAccount(NEVER_READ, snapshot({ CNY: total }), { startedAt: at, endedAt: at, maxGapMs: MINUTE_MS });
    if (step !== undefined) await store.accounts.saveStatus(WORKSPACE, id, step.status);
  }
}

/** Lines of a doctor's findings that begin with a sign, without it. */
export function marked(run: Run, sign: '✓' | '!' | '✗'): readonly string[] {
  return run.lines.flatMap((line) => (line.startsWith(`${sign} `) ? [line.slice(2)] : []));
}

/** Takes a scope away from the bot's token. */
export function withoutScope({ env, slack }: WatchedWorld, scope: string): void {
  slack.tokens.grant(
    env['SLACK_BOT_TOKEN'] ?? '',
    DEFAULT_SCOPES.filter((each) => each !== scope),
  );
}
