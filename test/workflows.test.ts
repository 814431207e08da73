import { expect, it } from 'vitest';
import { listNames, readProjectFile } from './source-files.ts';

it('every action of CI is pinned to a commit, and says which release that is', () => {
  const files = listNames('.github/workflows');
  const uses = files.flatMap((file) => readProjectFile(`.github/workflows/${file}`).match(/^.*\buses:.*$/gm) ?? []);
  expect(uses.filter((line) => !/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  expect(uses.length).toBeGreaterThan(0);
});
