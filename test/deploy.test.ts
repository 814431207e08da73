import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { VARIABLES } from '../src/config/variables.ts';
import { healthRoute } from '../src/ops/health-route.ts';
import { createOpsServer } from '../src/ops/server.ts';
import { CONFIGURATION } from '../src/ops/start-error.ts';
import { readProjectFile } from './source-files.ts';

const DOCKERFILE = readProjectFile('Dockerfile');
const UNIT = readProjectFile('deploy/deepseek-balance-bot.service');
const COMPOSE = z
  .object({ services: z.object({ bot: z.object({ environment: z.record(z.string(), z.string()) }) }) })
  .parse(parse(readProjectFile('compose.yaml')));
const KNOWN: ReadonlySet<string> = new Set(['NODE_ENV', ...VARIABLES.map(({ name }) => name)]);

/** What a pattern's first group catches, everywhere in a text. */
function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}

it('builds and runs the image on the Node of .nvmrc', () => {
  const majors = all(DOCKERFILE, /^FROM node:(\d+)-slim/gm);
  const wanted = readProjectFile('.nvmrc').trim();
  expect(majors).toEqual([wanted, wanted]);
});

it('copies into the image only what exists and what .dockerignore lets through', () => {
  const copied = all(DOCKERFILE, /^COPY (?!--from)(.+) \S+$/gm).flatMap((paths) => paths.split(' '));
  const allowed = all(readProjectFile('.dockerignore'), /^!(.+)$/gm);
  expect([...new Set(copied)].toSorted()).toEqual(allowed.toSorted());
  expect(copied.filter((path) => !existsSync(join(import.meta.dirname, '..', path)))).toEqual([]);
});

it('sets only variables that the bot knows', () => {
  const set = [
    ...all(DOCKERFILE, /^(?:ENV| {3}) ([A-Z_]+)=/gm),
    ...all(UNIT, /^Environment=([A-Z_]+)=/gm),
    ...Object.keys(COMPOSE.services.bot.environment),
  ];
  expect(set.filter((name) => name === 'DATABASE_URL')).toHaveLength(3);
  expect(set.filter((name) => !KNOWN.has(name))).toEqual([]);
});

describe('the health check of the image', () => {
  const [command = ''] = all(DOCKERFILE, /^HEALTHCHECK .*CMD (\[.+\])$/gm);
  const [node = '', ...script] = z.array(z.string()).parse(JSON.parse(command));

  /** Its exit code with these variables. */
  async function check(env: Readonly<Record<string, string>>): Promise<unknown> {
    expect(node).toBe('node');
    const [code]: readonly unknown[] = await once(spawn(process.execPath, script, { env, stdio: 'ignore' }), 'exit');
    return code;
  }

  it('passes while the bot answers, and fails when nobody does', async () => {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const server = createOpsServer({ host: '127.0.0.1', port: 0, routes: [healthRoute()], log });
    const OPS_PORT = String(await server.listen());
    expect(await check({ OPS_PORT })).toBe(0);
    expect(await check({ OPS_PORT, OPS_HOST: '0.0.0.0' })).toBe(0);
    await server.close();
    expect(await check({ OPS_PORT })).toBe(1);
  });

  it('says nothing about a bot that has no port for programs', async () => {
    expect(await check({})).toBe(0);
  });
});

it('is not started again by systemd before somebody looked at the configuration', () => {
  expect(UNIT).toContain(`\nRestartPreventExitStatus=${CONFIGURATION}\n`);
});
