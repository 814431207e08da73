import { describe, expect, it, test } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { parsePrices, parsePricesFile } from '../../src/config/prices-file.ts';
import { parseConfig } from '../../src/config.ts';
import { DEEPSEEK_PRICES } from '../../src/domain/prices.ts';
import { readProjectFile } from '../source-files.ts';
import { BASE, noFile } from './base-environment.ts';

const RATES = '{ cached: 0.02, input: 1, output: "4.00" }';
const TABLE = `
source: our contract
as_of: 2026-11-20
models:
  - name: big
    aliases: [large]
    prices:
      EUR: { off_peak: ${RATES}, peak: ${RATES} }
`;
const READ = { cached: 20_000, input: 1_000_000, output: 4_000_000 };

describe('PRICES_FILE', () => {
  it('replaces the prices', () => {
    expect(parsePricesFile(TABLE)).toEqual({
      source: 'our contract',
      asOf: Date.UTC(2026, 10, 20),
      models: [{ model: 'big', aliases: ['large'], rates: [{ currency: 'EUR', offPeak: READ, peak: READ }] }],
    });
  });

  it('may be JSON', () => {
    const rates = { cached: 0.02, input: 1, output: '4.00' };
    const models = [{ name: 'big', prices: { EUR: { off_peak: rates, peak: rates } } }];
    expect(parsePricesFile(JSON.stringify({ source: 'x', as_of: '2026-11-20', models }))).toMatchObject({
      source: 'x',
    });
  });

  it('as README shows it is read', () => {
    const [, yaml = ''] = /```yaml\n(source:.+?)```/s.exec(readProjectFile('README.md')) ?? [];
    expect(parsePricesFile(yaml)).toMatchObject({ models: [{ model: 'deepseek-flash' }] });
  });

  test.each([
    ['no YAML', '{', 'is not valid YAML at line 1'],
    ['a list', '[]', 'must hold source, as_of and models, as in the example of README'],
    ['no day', TABLE.replace('2026-11-20', 'soon'), 'as_of must be a day such as 2026-10-31'],
    ['a day that is none', TABLE.replace('2026-11-20', '2026-13-20'), 'as_of must be a day such as 2026-10-31'],
    ['no models', 'source: x\nas_of: 2026-11-20', 'models must be a list of models, as in the example of README'],
    [
      'a negative price',
      TABLE.replace('input: 1', 'input: -1'),
      'models.0.prices.EUR.off_peak.input must be a price per million tokens such as 0.15, at most 1000',
    ],
    [
      'a price that is too large',
      TABLE.replace('input: 1', 'input: 1000.01'),
      'models.0.prices.EUR.off_peak.input must be a price per million tokens such as 0.15, at most 1000',
    ],
    [
      'a missing price',
      TABLE.replace('input: 1,', ''),
      'models.0.prices.EUR.off_peak.input must be a price per million tokens, as in the example of README',
    ],
    ['no peak', TABLE.replace(/, peak: .*/, ' }'), 'models.0.prices.EUR.peak must hold cached, input and output'],
    [
      'no currency',
      TABLE.replace(/EUR.*/, '{}').replace('prices:\n', 'prices: '),
      'models.0.prices must hold at least one currency, such as CNY',
    ],
    ['another field', `${TABLE}\nsk-secret: 1`, 'has a field that is not known; as in the example of README'],
    ['a model twice', TABLE.replace('large', 'BIG'), 'names a model twice'],
  ])('is refused with a sentence: %s', (_, text, problem) => {
    expect(parsePricesFile(text)).toEqual({ problem });
  });

  it('that is not given leaves the prices of DeepSeek', () => {
    expect(parsePrices({}, noFile)).toBe(DEEPSEEK_PRICES);
    expect(parseConfig(BASE, noFile).prices).toBe(DEEPSEEK_PRICES);
  });

  it('that cannot be read ends the start and the command', () => {
    const sentence = 'PRICES_FILE must be the path of a YAML or JSON file that can be read';
    expect(() => parsePrices({ PRICES_FILE: 'x' }, noFile)).toThrow(new ConfigError(sentence));
    expect(() => parseConfig({ ...BASE, PRICES_FILE: 'x' }, noFile)).toThrow(sentence);
  });

  it('is the one that the bot uses', () => {
    expect(parseConfig({ ...BASE, PRICES_FILE: 'x' }, () => TABLE).prices.source).toBe('our contract');
  });
});
