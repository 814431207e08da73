import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { simulationMessage } from '../../src/blocks/answers/simulation.ts';
import { validateBlocks } from '../../src/demo/slack/blocks/validate.ts';
import { simulateReading } from '../../src/usecases/simulate-reading.ts';
import { EN } from '../blocks/voices.ts';
import { micros } from '../domain/make.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(() => office.close());

/** What `simulate` answers, line by line; checks that no table changed and nothing was said. */
async function simulated(amount: number, accountId: string | null = null, currency: string | null = 'CNY') {
  const before = dump();
  const said = office.said('C1').length;
  const wish = { micros: micros(amount), currency, accountId };
  const answer = await simulateReading(office.deps, office.asker('C1'), wish);
  expect(dump()).toEqual(before);
  expect(office.said('C1')).toHaveLength(said);
  const message = simulationMessage(EN, answer, '/deepseek-balance');
  expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  return message.text.split('\n');
}

/** Every row of every table. */
function dump(): unknown {
  const database = new SqliteDatabase(office.path, { readonly: true });
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(database.prepare("select name from sqlite_master where type = 'table' order by name").all());
  const rows = names.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]);
  database.close();
  expect(rows.length).toBeGreaterThan(8);
  return rows;
}

describe('simulate', () => {
  it('shows the message of an alert that would fire, and that it is none', async () => {
    await office.restart({ thresholds: '50 CNY, 10 CNY critical' });
    await office.read(60);
    const lines = await simulated(3.2);
    expect(lines[0]).toBe(
      '🧪 Nothing was sent: this is what this channel would be told if the next check said ¥3.20 for prod (¥60.00 when last read).',
    );
    expect(lines[1]).toBe('prod: a new message in this channel would say:');
    expect(lines[2]).toMatch(/^🔴 Critical: prod is down to ¥3\.20 \(threshold ¥10\.00\)/);
    expect(lines.join('\n')).toContain('silent, the worse one speaks for it');
    expect(lines.join('\n')).toContain('silent, it is not about an amount');
  });

  it('says exactly what the reading then says', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.read(60);
    const title = (await simulated(45))[2];
    await office.read(45);
    expect(office.said('C1').at(-1)).toBe(title);
  });

  it('says why an amount above the threshold is silent', async () => {
    await office.restart({ thresholds: '50 CNY, 5 USD' });
    await office.read(60);
    const lines = await simulated(50);
    expect(lines[1]).toBe('prod: nothing would be said.');
    expect(lines.slice(2).map((line) => line.replace(/.*: silent/, 'silent'))).toEqual([
      'silent, the amount is not below it',
      'silent, it is about another currency',
      'silent, it is not about an amount',
      'silent, it is not about an amount',
    ]);
  });

  it('says that an open problem was told already, and when it is next', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.read(45);
    const lines = await simulated(44);
    expect(lines[1]).toBe('prod: nothing new would be said; only the open message would be edited.');
    expect(lines[2]).toMatch(
      /silent, it goes on and was told already; the next reminder is due 2026-11-\d\d \d\d:\d\d UTC$/,
    );
  });

  it('explains that a good reading must be confirmed', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.read(45);
    expect((await simulated(80))[2]).toMatch(
      /silent at first, a second check like this at least .+ later would end it$/,
    );
  });

  it('shows a reply when it gets worse', async () => {
    await office.restart({ thresholds: '50 CNY, 10 CNY critical' });
    await office.read(45);
    expect((await simulated(9))[1]).toBe(
      'prod: a reply in the thread of the open message, also sent to the channel, would say:',
    );
  });

  it('says that no rule covers an account', async () => {
    await office.restart({ channel: null });
    await office.read(60);
    expect(await simulated(3)).toEqual([
      expect.stringContaining('Nothing was sent'),
      'prod: nothing would be said, because no rule of this channel covers it.',
    ]);
  });

  it('takes the only funded currency for a bare number, and one account if it is named', async () => {
    await office.restart({ thresholds: '50 CNY', accounts: ['prod', 'dev'] });
    await office.read(60);
    await office.read(70, 'dev');
    expect((await simulated(3, 'dev', null))[0]).toContain('said ¥3.00 for dev (¥70.00 when last read).');
    expect((await simulated(3))[0]).toContain('for prod (¥60.00 when last read) and dev (¥70.00 when last read).');
  });

  it('does not guess a currency, nor a wallet that nobody has', async () => {
    await office.restart();
    expect(await simulated(3, null, null)).toEqual([expect.stringContaining('please name the currency')]);
    await office.read({
      kind: 'snapshot',
      available: true,
      wallets: ['CNY', 'USD'].map((currency) => ({ currency, total: 1, granted: null, toppedUp: null })),
    });
    expect(await simulated(3, null, null)).toEqual([
      'In which currency? Type `/deepseek-balance simulate 3 CNY` or `/deepseek-balance simulate 3 USD`',
    ]);
    expect(await simulated(3, null, 'EUR')).toEqual([expect.stringContaining('No balance in EUR')]);
  });
});
