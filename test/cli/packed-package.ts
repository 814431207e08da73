import { execFile, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readProjectFile } from '../source-files.ts';
import { keepSuiteLog, secretsOf } from '../suite-log.ts';

const ROOT = join(import.meta.dirname, '../..');
const NAME = 'deepseek-balance-bot';
const RUN_LIMIT_MS = 20_000;
const run = promisify(execFile);

/** What `check` and the library may need; neither Slack nor the database. */
const FEW = ['@formatjs/intl', 'commander', 'undici', 'yaml', 'zod'];
const ALL = Object.keys(
  z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(readProjectFile('package.json')))
    .dependencies,
);
const packOutput = z.tuple([z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })]);

export type Env = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The package as `npm pack` makes it, installed with nothing but links to its dependencies, or to those without Slack and database. */
export interface PackedPackage {
  readonly files: readonly string[];
  /** An empty folder with the package and every production dependency in `node_modules`. */
  readonly full: string;
  /** As `full`, but neither Slack's packages nor the database are there. */
  readonly light: string;
  /** Runs the command without Slack and database being there; only `env` is its environment. */
  check(args: readonly string[], env?: Env, cwd?: string): Promise<Ended>;
  /** A new folder that is deleted with everything else. */
  makeFolder(): Promise<string>;
  close(): Promise<void>;
}

export async function packPackage(): Promise<PackedPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-pack-'));
  const args = ['pack', '--json', '--silent', '--pack-destination', folder];
  // npm prints what its scripts say before its own JSON.
  const { stdout } = await run('npm', args, { cwd: ROOT });
  const [{ filename, files }] = packOutput.parse(JSON.parse(stdout.slice(stdout.indexOf('[\n'))));
  await run('tar', ['-xzf', join(folder, filename), '-C', folder]);
  const install = async (name: string, packages: readonly string[]): Promise<string> => {
    const modules = join(folder, name, 'node_modules');
    await cp(join(folder, 'package'), join(modules, NAME), { recursive: true });
    for (const each of packages) {
      await mkdir(dirname(join(modules, each)), { recursive: true });
      await symlink(join(ROOT, 'node_modules', each), join(modules, each));
    }
    return join(folder, name);
  };
  const [full, light] = await Promise.all([install('full', ALL), install('light', FEW)]);
  return {
    files: files.map(({ path }) => path),
    full,
    light,
    check: (typed, env = {}, cwd = light) => runNode([binOf(light), ...typed], env, cwd),
    makeFolder: () => mkdtemp(join(folder, 'folder-')),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The executable of the package in a folder. */
export function binOf(folder: string): string {
  return join(folder, 'node_modules', NAME, 'dist/cli.js');
}

export function runNode(args: readonly string[], env: Env, cwd: string): Promise<Ended> {
  return runCommand(process.execPath, args, env, cwd);
}

/** Runs a command to its end; whatever it writes is searched for the secrets of its environment when the suite ends. */
export async function runCommand(command: string, args: readonly string[], env: Env, cwd: string): Promise<Ended> {
  const suiteLog = keepSuiteLog(secretsOf(env));
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: RUN_LIMIT_MS });
  const [out, err] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    ended(child),
  ]);
  appendFileSync(suiteLog, `${out.join('')}${err.join('')}`);
  return { code: child.exitCode, out: out.join(''), err: err.join('') };
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve());
  });
}
