import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

const Lock = z.object({ packages: z.record(z.string(), z.object({ gypfile: z.boolean().optional() })) });

it('keeps npm 10 from compiling SQLite, whose binary is shipped', () => {
  const lock = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});
