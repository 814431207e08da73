import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { VARIABLES } from '../src/config/variables.ts';
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

it('is not started again by systemd before somebody looked at the configuration', () => {
  expect(UNIT).toContain(`\nRestartPreventExitStatus=${CONFIGURATION}\n`);
});
