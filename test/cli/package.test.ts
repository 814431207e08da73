import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkReport } from '../../src/cli/check-report.ts';
import { failureDocument } from '../../src/cli/failure.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import { openMainFolder } from '../e2e/main-process.ts';
import { createWorld } from '../e2e/world.ts';
import { CASES } from './check-cases.ts';
import { binOf, type Env, type PackedPackage, packPackage, runCommand, runNode } from './packed-package.ts';

let packed: PackedPackage;
let deepseek: SampleDeepSeek;
beforeAll(async () => {
  [packed, deepseek] = await Promise.all([packPackage(), startSampleDeepSeek()]);
  deepseek.set(FUNDED, { wallets: { CNY: { toppedUp: '50.00' } } });
}, 60_000);
afterAll(async () => {
  await Promise.all([packed.close(), deepseek.close()]);
});

const FUNDED = 'sk-funded-0123456789';
const envFor = (key: string, more: Env = {}): Env => ({
  DEEPSEEK_API_KEY: key,
  DEEPSEEK_BASE_URL: deepseek.baseUrl,
  ...more,
});

/** Several accounts in a file, their keys in variables. */
async function openAccounts(keys: Readonly<Record<string, string>>): Promise<Env> {
  const path = join(await packed.makeFolder(), 'accounts.yaml');
  const ids = Object.keys(keys);
  await writeFile(
    path,
    `accounts:\n${ids.map((id) => `  - { id: ${id}, api_key_env: KEY_${id.toUpperCase()} }\n`).join('')}`,
  );
  const variables = Object.entries(keys).map(([id, key]) => [`KEY_${id.toUpperCase()}`, key]);
  return { ACCOUNTS_FILE: path, DEEPSEEK_BASE_URL: deepseek.baseUrl, ...Object.fromEntries(variables) };
}

describe('the package', () => {
  test('holds the built program, its documents and examples, and nothing else', () => {
    const allowed =
      /^(dist\/(?!demo\/).+\.js|dist\/(index|library\/[a-z-]+)\.d\.ts|manifest\.yml|accounts\.example\.yaml|\.env\.example|package\.json|README\.md|CHANGELOG\.md|docs\/cli\.md|LICENSE)$/;
    expect(packed.files.filter((path) => !allowed.test(path))).toEqual([]);
    for (const path of [
      'dist/cli.js',
      'dist/main.js',
      'dist/index.js',
      'dist/index.d.ts',
      'manifest.yml',
      '.env.example',
    ]) {
      expect(packed.files).toContain(path);
    }
  });

  test('declares types that lead to no file which is not in it', async () => {
    for (const path of packed.files.filter((each) => each.endsWith('.d.ts'))) {
      const text = await readFile(join(packed.full, 'node_modules/deepseek-balance-bot', path), 'utf8');
      for (const [, target = ''] of text.matchAll(/from '([^']+)'/g)) {
        expect(packed.files).toContain(join(path, '..', target.replace(/\.ts$/, '.d.ts')));
      }
    }
  });
});

describe.concurrent('check --json, without Slack and the database being installed', () => {
  test.each(CASES)('$name', async ({ name, step, args, exit, account }) => {
    const key = `sk-case-${CASES.findIndex((each) => each.name === name)}-secret`;
    if (step !== null) deepseek.play(key, [step]);
    const { code, out, err } = await packed.check(['check', '--json', ...args], envFor(key));
    const report = checkReport.parse(JSON.parse(out));
    expect(report).toMatchObject({ schema: 1, exit, accounts: [{ id: 'default', exit, ...account }], duplicates: [] });
    expect(code).toBe(exit);
    const passed = exit === 0 && report.accounts[0]?.outcome === 'unreadable';
    expect(err).toBe(
      passed ? 'deepseek-balance: default could not be read and counts as fine because of --on-unreadable pass.\n' : '',
    );
  });
});

describe.concurrent('of several accounts the worst decides', () => {
  const KEYS = {
    good: FUNDED,
    low: 'sk-low-secret',
    empty: 'sk-empty-secret',
    gone: 'sk-gone-secret',
    odd: 'sk-odd-secret',
  };
  const play = (): void => {
    deepseek.set(KEYS.low, { wallets: { CNY: { toppedUp: '1.00' } } });
    deepseek.play(KEYS.empty, [{ status: 402, body: '{}' }]);
    deepseek.play(KEYS.odd, ['html']);
  };

  test.each([
    ['a refused key before all', ['good', 'low', 'empty', 'odd', 'gone'], 3],
    ['what cannot be read before what cannot pay', ['empty', 'low', 'odd', 'good'], 4],
    ['what cannot pay before what is low', ['low', 'empty', 'good'], 2],
    ['what is low before what is fine', ['good', 'low'], 1],
  ] as const)('%s', async (_, ids, exit) => {
    play();
    const env = await openAccounts(Object.fromEntries(ids.map((id) => [id, KEYS[id]])));
    const { code, out } = await packed.check(['check', '--json', '--min', '50 CNY'], env);
    const order = checkReport.parse(JSON.parse(out)).accounts.map((account) => account.exit);
    expect({ code, worst: order[0], last: order.at(-1) }).toEqual({ code: exit, worst: exit, last: 0 });
  });

  test('two accounts with one key are read once, and either can be asked for', async () => {
    const key = 'sk-twins-secret';
    deepseek.set(key, { wallets: { CNY: { toppedUp: '50.00' } } });
    const env = await openAccounts({ one: key, two: key });
    const all = checkReport.parse(JSON.parse((await packed.check(['check', '--json'], env)).out));
    expect(all).toMatchObject({ accounts: [{ id: 'one' }], duplicates: [{ id: 'two', sameAs: 'one' }] });
    const second = checkReport.parse(
      JSON.parse((await packed.check(['check', '--json', '--account', 'two'], env)).out),
    );
    expect(second).toMatchObject({ accounts: [{ id: 'two', exit: 0 }], duplicates: [] });
  });

  test('people get a line for each account and wallet, worst first', async () => {
    play();
    const env = await openAccounts({ good: KEYS.good, low: KEYS.low });
    expect((await packed.check(['check', '--min', '50 CNY'], env)).out).toBe(
      `below        low   1.00 CNY (0.00 granted, 1.00 topped up)
  It needs 50 CNY and has ¥1.00. Top up at https://platform.deepseek.com/top_up.
fine         good  50.00 CNY (0.00 granted, 50.00 topped up)
`,
    );
  });
});

describe.concurrent('a command that cannot do its work still prints one JSON document', () => {
  const CRASHING =
    '--import=data:text/javascript,Date.prototype.toISOString=()=>{throw(new(TypeError)(`no-time,${process.env.DEEPSEEK_API_KEY}`))}';

  test.each<[string, readonly string[], Env, number, string, string]>([
    [
      'an unknown option',
      ['check', '--jsn', '--json'],
      {},
      64,
      'usage',
      "unknown option '--jsn' (Did you mean --json?)",
    ],
    ['an unknown command', ['chekc', '--json'], {}, 64, 'usage', "unknown command 'chekc' (Did you mean check?)"],
    ['a bare number', ['check', '--json', '--min', '50'], {}, 64, 'usage', 'Type "50 CNY" or "50 USD".'],
    [
      'an unknown choice',
      ['check', '--json', '--on-unreadable', 'maybe'],
      {},
      64,
      'usage',
      'Allowed choices are fail, pass.',
    ],
    [
      'an unknown account',
      ['check', '--json', '--account', 'prod'],
      { DEEPSEEK_API_KEY: FUNDED },
      64,
      'usage',
      'known are default.',
    ],
    [
      'a key as an argument',
      ['check', '--json', FUNDED],
      { DEEPSEEK_API_KEY: FUNDED },
      64,
      'usage',
      'too many arguments',
    ],
    ['no key', ['check', '--json'], {}, 78, 'configuration', 'DEEPSEEK_API_KEY or ACCOUNTS_FILE is missing'],
    [
      'a bad variable',
      ['check', '--json'],
      { DEEPSEEK_API_KEY: FUNDED, DEEPSEEK_TIMEOUT: 'soon' },
      78,
      'configuration',
      'DEEPSEEK_TIMEOUT must be',
    ],
    [
      'a bug',
      ['check', '--json'],
      { DEEPSEEK_API_KEY: FUNDED, NODE_OPTIONS: CRASHING },
      70,
      'crash',
      'This is a bug, please report it: no-time,…',
    ],
  ])('%s', async (_, args, env, exit, kind, message) => {
    const { code, out, err } = await packed.check(args, { DEEPSEEK_BASE_URL: deepseek.baseUrl, ...env });
    const document = failureDocument.parse(JSON.parse(out));
    expect(document).toMatchObject({ exit, error: { kind, message: expect.stringContaining(message) } });
    expect({ code, stack: /^\s+at /m.test(err) }).toEqual({ code: exit, stack: false });
    expect(err).toBe(`deepseek-balance: ${document.error.message}\n`);
  });

  test('a bug shows where it happened when LOG_LEVEL is debug, never the key', async () => {
    const { code, err } = await packed.check(['check'], envFor(FUNDED, { NODE_OPTIONS: CRASHING, LOG_LEVEL: 'debug' }));
    expect({ code, stack: /^\s+at /m.test(err), key: err.includes(FUNDED) }).toEqual({
      code: 70,
      stack: true,
      key: false,
    });
  });
});

describe.concurrent('the place where it runs', () => {
  const bash = (script: string, env: Env) =>
    runCommand(
      'bash',
      ['-c', script],
      { ...env, NODE: process.execPath, BIN: binOf(packed.light), PATH: '/usr/bin:/bin' },
      packed.light,
    );

  test('a reader that stops reading, or a closed output, is no failure', async () => {
    const piped = await bash(
      '"$NODE" "$BIN" check --json | true; echo "${PIPESTATUS[0]}" >&2; "$NODE" "$BIN" --help | head -1',
      envFor(FUNDED),
    );
    expect(piped).toMatchObject({ out: 'Usage: deepseek-balance [options] [command]\n', err: '0\n' });
    expect(await bash('"$NODE" "$BIN" check >&-', envFor(FUNDED))).toMatchObject({ code: 0, err: '' });
  });

  test('an output that cannot be written is one', async () => {
    const full = await bash('"$NODE" "$BIN" check >/dev/full', envFor(FUNDED));
    expect(full).toMatchObject({ code: 70, err: 'deepseek-balance: The output could not be written (ENOSPC).\n' });
  });

  test('a file .env is read there; a folder of that name is said and changes nothing', async () => {
    const [withFile, withFolder] = await Promise.all([packed.makeFolder(), packed.makeFolder()]);
    await writeFile(join(withFile, '.env'), `DEEPSEEK_API_KEY=${FUNDED}\n`);
    await runCommand('mkdir', ['.env'], { PATH: '/usr/bin:/bin' }, withFolder);
    expect((await packed.check(['check'], { DEEPSEEK_BASE_URL: deepseek.baseUrl }, withFile)).code).toBe(0);
    const odd = await packed.check(['check'], envFor(FUNDED), withFolder);
    expect(odd).toMatchObject({
      code: 0,
      err: 'deepseek-balance: .env in this folder cannot be read as a file; going on without it.\n',
    });
  });

  test('help and version are answers, no command at all is a mistake', async () => {
    const [help, version, nothing] = await Promise.all(
      [['--help'], ['--version'], []].map((args) => packed.check(args)),
    );
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes:'), err: '' });
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
    expect(nothing).toMatchObject({ code: 64, out: '', err: expect.stringContaining('A command is missing') });
  });

  test('bash completes commands, options and their values', async () => {
    const script = `source <("$NODE" "$BIN" completion bash)
      try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _deepseek_balance; echo "\${COMPREPLY[*]}"; }
      try deepseek-balance ch; try deepseek-balance check --o; try deepseek-balance check --on-unreadable ""
      try deepseek-balance check --min ""; try deepseek-balance completion z; complete -p deepseek-balance-bot`;
    const { out } = await bash(script, {});
    expect(out.split('\n')).toEqual([
      'check',
      '--on-unreadable',
      'fail pass',
      '',
      'zsh',
      'complete -F _deepseek_balance deepseek-balance-bot',
      '',
    ]);
  });
});

describe.concurrent('start', () => {
  test('refuses an incomplete configuration as npm start does', async () => {
    const { code, err } = await runNode([binOf(packed.full), 'start'], {}, await packed.makeFolder());
    expect({ code, first: err.split('\n')[0] }).toEqual({ code: 78, first: 'The configuration is not complete:' });
  });

  test('runs the bot until it is told to stop', async () => {
    const [world, folder] = await Promise.all([createWorld(), openMainFolder()]);
    world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '45.00' } } });
    const env = { ...world.env, DATABASE_URL: `file:${join(folder.path, 'bot.db')}` };
    const main = folder.start(env, [binOf(packed.full), 'start']);
    await main.waitFor('connected to Slack');
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
    await Promise.all([folder.close(), world.close()]);
  });
});

describe.concurrent('the library', () => {
  const CONSUMER = `import { DeepSeekClient, checkBalanceBeforeRun, BelowMinimumError, type BalanceReading } from 'deepseek-balance-bot';
const reading: BalanceReading = await new DeepSeekClient({ timeout: 5000 }).balance({ apiKey: undefined });
if (reading.kind === 'snapshot') console.log(reading.wallets[0]?.total.toUpperCase());
try {
  const snapshot = await checkBalanceBeforeRun({ minimum: ['5 CNY', '900 CNY or 7 USD'] });
  console.log(snapshot.available);
} catch (error) {
  if (!(error instanceof BelowMinimumError)) throw error;
  console.log(error.message, error.reading.wallets.length);
}
`;

  test('is imported from a program that compiles strictly, and needs neither Slack nor the database', async () => {
    const path = join(packed.light, 'consumer.ts');
    await writeFile(path, CONSUMER);
    await writeFile(join(packed.light, 'package.json'), '{ "type": "module" }');
    const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
    const flags = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      'false',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom',
      '--types',
      '',
    ];
    expect(await runNode([tsc, ...flags, path], {}, packed.light)).toEqual({ code: 0, out: '', err: '' });
    const ran = await runNode([path], envFor(FUNDED), packed.light);
    expect(ran).toEqual({
      code: 0,
      out: '50.00\nIt needs 900 CNY or 7 USD and has ¥50.00 and no wallet in USD. Top up at https://platform.deepseek.com/top_up. 1\n',
      err: '',
    });
  });
});
