import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findLeaks } from './secret-leaks.ts';

it('finds a secret in a log of another bot and does not repeat it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deepseek-balance-bot-leaks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.log'), '{"msg":"fine"}\n{"msg":"key sk-abc"}\n');
  writeFileSync(join(folder, 'b.secrets'), '["sk-abc"]');
  expect(findLeaks(folder)).toEqual(['{"msg":"key …"}']);
});
