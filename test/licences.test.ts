import { expect, it } from 'vitest';
import { z } from 'zod';
import { readProjectFile } from './source-files.ts';

/** They ask for no more than their notice, so that the bot can be handed on under its own licence. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);
const LEAST_PACKAGES = 50;

const lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), license: z.string().optional() })),
});

function notAllowed(packages: z.infer<typeof lock>['packages']): readonly string[] {
  return Object.entries(packages)
    .filter(([name, { dev = false, license = '' }]) => name !== '' && !dev && !ALLOWED.has(license))
    .map(([name, { license = 'no licence' }]) => `${name}: ${license}`);
}

it('every package that runs in production has a licence that is allowed', () => {
  const { packages } = lock.parse(JSON.parse(readProjectFile('package-lock.json')));
  expect(notAllowed(packages)).toEqual([]);
  expect(Object.values(packages).filter(({ dev = false }) => !dev).length).toBeGreaterThan(LEAST_PACKAGES);
});

it('a package with another licence, or with none, would be found', () => {
  const packages = { a: { license: 'GPL-3.0' }, b: {}, c: { license: 'MIT' }, d: { dev: true } };
  expect(notAllowed(packages)).toEqual(['a: GPL-3.0', 'b: no licence']);
});
