import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';

const DEMO = join(import.meta.dirname, '../../src/demo/main.ts');
const LONGEST_MS = 30_000;

it('the demo plays the whole story with nothing configured, exits 0 and leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const demo = spawn(process.execPath, [DEMO], {
    cwd: folder,
    env: { TMPDIR: folder },
    timeout: LONGEST_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, complaints, [code]] = await Promise.all([text(demo.stdout), text(demo.stderr), once(demo, 'exit')]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  const beats = [
    '¥71.46',
    'types /deepseek-balance threshold 50 CNY',
    'It lasts about ',
    '📉 default spent at least ¥60.',
    '┤',
    '⚠️ Warning: default is down to ¥45.00 (threshold ¥50.00), lasts ',
    '↳ #ops · DeepSeek Balance (also sent to the channel)',
    '🔴 Critical: default is down to ¥9.80 (threshold ¥10.00), lasts ',
    '🔴 Critical: DeepSeek refuses calls from default (-¥0.02 left).',
    '✎ edited: #ops',
    '✅ Resolved: default has ¥199.98',
  ];
  expect(beats.filter((beat) => !printed.includes(beat))).toEqual([]);
  expect(printed.split('\n').filter((line) => line.length > 120)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});
