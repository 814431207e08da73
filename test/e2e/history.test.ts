import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/domain/duration.ts';
import { startOverSocket } from './typist.ts';
import { ALICE, createWorld, OPS, WAIT_MS, type World } from './world.ts';

describe('a history with a chart', () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
    world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '60.00' } } });
    await startOverSocket(world);
    await world.type('show');
    const sqlite = new SqliteDatabase(new URL(world.env['DATABASE_URL'] ?? '').pathname);
    sqlite.prepare('update snapshots set observed_from = observed_from - ?').run(3 * DAY_MS);
    sqlite.close();
  });
  afterAll(() => world.close());

  async function ask(): Promise<{
    readonly kinds: readonly unknown[];
    readonly text: string;
    readonly uses: readonly string[];
  }> {
    const command = await world.slack.command({
      user: ALICE,
      channel: OPS,
      text: 'history',
      command: '/deepseek-balance',
    });
    const { text, blocks } = await command.answer(WAIT_MS);
    const kinds = blocks.map((block) =>
      typeof block === 'object' && block !== null && 'type' in block ? block['type'] : null,
    );
    return { kinds, text, uses: command.responses.map(({ outcome }) => outcome) };
  }

  it('is private, and says in words what the chart shows', async () => {
    const { kinds, text, uses } = await ask();
    expect(kinds).toEqual(['section', 'section', 'data_visualization', 'actions']);
    expect(text).toContain('📉 default spent nothing since it was first read');
    expect(uses).toEqual(['ok']);
  });

  it('is said in plain sections where Slack refuses the chart, which is not tried again', async () => {
    const when = ({ blocks }: Readonly<Record<string, unknown>>) =>
      JSON.stringify(blocks).includes('data_visualization');
    const fault = { kind: 'platform_error', error: 'invalid_blocks' } as const;
    world.slack.faults.add({ method: 'response_url', when, times: 9, fault });
    const first = await ask();
    expect(first.kinds).toEqual(['section', 'section', 'actions']);
    expect(first.uses).toEqual(['invalid_blocks', 'ok']);
    const second = await ask();
    expect(second.kinds).toEqual(['section', 'section', 'actions']);
    expect(second.uses).toEqual(['ok']);
    expect(second.text).toContain('📉 default spent nothing');
  });
});
