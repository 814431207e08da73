import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { VARIABLES } from '../../src/config/variables.ts';
import { parseConfig } from '../../src/config.ts';
import { BASE, noFile } from './base-environment.ts';

const TEXT = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const ACCOUNTS = readFileSync(new URL('../../accounts.example.yaml', import.meta.url), 'utf8');

/** As README shows it. */
const [, PRICES = ''] =
  /```yaml\n(source:.+?)```/s.exec(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')) ?? [];

interface Line {
  readonly name: string;
  readonly value: string;
  readonly isCommented: boolean;
  /** The comment right above. */
  readonly about: string;
}

const LINES: readonly Line[] = TEXT.split('\n').flatMap((line, index, all) => {
  const match = /^(#?)([A-Z][A-Z_]*)=(.*)$/.exec(line);
  if (match === null) return [];
  const [, hash, name = '', value = ''] = match;
  const about = all[index - 1]?.replace(/^# /, '') ?? '';
  return [{ name, value: value.replaceAll('"', ''), isCommented: hash === '#', about }];
});

/** What the file says once every line counts. */
function uncommented(): Record<string, string | undefined> {
  return parseEnv(TEXT.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
}

describe('.env.example', () => {
  test('has each variable of the configuration once, and no other', () => {
    expect(LINES.map(({ name }) => name).toSorted()).toEqual(VARIABLES.map(({ name }) => name).toSorted());
  });

  test.each(VARIABLES)('explains $name with its sentence', ({ name, about }) => {
    expect(about).toMatch(/^[A-Z].{20,}\.$/);
    expect(LINES.find((line) => line.name === name)?.about).toBe(about);
  });

  test.each(VARIABLES.filter(({ fallback }) => fallback !== null))(
    'shows the default of $name',
    ({ name, fallback }) => {
      expect(LINES.find((line) => line.name === name)).toMatchObject({ isCommented: true, value: fallback });
    },
  );

  test('leaves exactly the lines to fill in without a #, and empty', () => {
    const toFill = LINES.filter(({ isCommented }) => !isCommented);
    expect(toFill.map(({ name }) => name).toSorted()).toEqual(Object.keys(BASE).toSorted());
    expect(toFill.every(({ value }) => value === '')).toBe(true);
  });

  test('starts the bot with every default once these lines are filled in', () => {
    expect(parseConfig({ ...parseEnv(TEXT), ...BASE }, noFile)).toEqual(parseConfig(BASE, noFile));
  });

  test('holds only examples that are valid, and so does accounts.example.yaml', () => {
    const keys = { DEEPSEEK_API_KEY_PROD: 'sk-1', DEEPSEEK_API_KEY_BATCH: 'sk-2' };
    const config = parseConfig({ ...uncommented(), ...BASE, ...keys }, (path) =>
      path.includes('prices') ? PRICES : ACCOUNTS,
    );
    expect(config.accounts.map(({ id, label }) => [id, label])).toEqual([
      ['default', 'default'],
      ['prod', 'Production'],
      ['batch', 'Batch jobs'],
    ]);
    expect(config.alertThresholds.map(({ key }) => key)).toEqual(['CNY:warning:0', 'CNY:critical:0', 'USD:warning:0']);
  });
});
