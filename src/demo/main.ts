import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playStory } from './story.ts';

/** `npm run demo`: plays the story in a temporary folder and prints what people would see; exits 0 when all of it happened. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-demo-'));
  try {
    await playStory(folder, (text) => process.stdout.write(`${text}\n`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
