import { expect } from 'vitest';
import { readTold } from './told.ts';
import { WAIT_MS, type World } from './world.ts';

const TEST = 'TEST, nothing is wrong';
const RESOLVED = '✅ Resolved: default has ¥60.00, after ';

/** What `readFall` gives for one fall from ¥60 to ¥45 and back under one rule, with the root in its final state. */
export const ONE_FALL = [
  expect.stringContaining('posted ⚠️ Warning: default is down to ¥45.00 (threshold ¥50.00).'),
  expect.stringContaining(`reply ${RESOLVED}`),
  expect.stringContaining(`root ${RESOLVED}`),
];

/** Everything ever said but tests, and what the first message shows at the end. */
export function readFall(world: World): readonly string[] {
  const told = readTold(world).filter((entry) => !entry.startsWith(`posted ${TEST}`));
  return [...told, `root ${world.roots()[0]?.text}`];
}

/** Posts a test: Slack writes are done in order, so everything before it is settled when it is there. */
export async function settleWrites(world: World): Promise<void> {
  await world.type('test');
  await world.slack.waitFor(() => world.roots().some(({ text }) => text.startsWith(TEST)), WAIT_MS, 'the test');
}
