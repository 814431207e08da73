import { expect, it } from 'vitest';
import { displayWidth } from '../../src/demo/transcript/width.ts';
import { openReadyDemo } from './demo-terminal.ts';
import type { Env } from './world.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const TAB = '\t';
const UP = '\u001b[A';
const ESCAPE = '\u001b';
const SGR = new RegExp(`${ESCAPE}\\[[0-9;]*m`);
const SEQUENCES = new RegExp(`${ESCAPE}\\[[0-9;]*[A-Za-z]|\r`, 'g');

it('a message that arrives leaves the line being typed alone', async () => {
  const demo = await openReadyDemo({ columns: 50 });
  demo.enter('/deepseek-balance threshold 50 CNY');
  await demo.waitFor('Set: #1');
  demo.enter(':drain 30');
  const half = '/deepseek-balance and a rather long line that needs a second row';
  demo.press(half);
  await demo.waitFor('Warning: default is down to');
  await demo.waitFor(/\n#ops> \/deepseek-balance and a rather long line tha\nt needs a second row$/);
  expect(demo.screen().split('and a rather long line')).toHaveLength(2);
  expect(demo.screen()).not.toContain('\n\n\n');
  demo.press(CTRL_C);
  await demo.waitFor(/\n#ops>$/);
  expect(demo.screen()).not.toContain('and a rather long line');
});

it.each([
  ['Ctrl-C on an empty line', CTRL_C],
  ['Ctrl-D', CTRL_D],
])('%s leaves, with exit code 0 and nothing left behind', async (_name, keys) => {
  const demo = await openReadyDemo();
  demo.press(keys);
  await demo.waitFor('Goodbye');
  expect(await demo.ended).toBe(0);
  expect(await demo.leftovers()).toStrictEqual([]);
});

it.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)('%s ends it in order', async (signal, code) => {
  const demo = await openReadyDemo();
  process.kill(demo.pid, signal);
  expect(await demo.ended).toBe(code);
  expect(await demo.leftovers()).toStrictEqual([]);
});

it('a terminal that has gone ends it in order, too', async () => {
  const demo = await openReadyDemo();
  await demo.hangUp();
  expect(await demo.leftovers()).toStrictEqual([]);
});

it('Tab completes, and the arrow keys bring lines back', async () => {
  const demo = await openReadyDemo();
  demo.press('/d');
  await demo.waitFor('#ops> /d');
  demo.press(TAB);
  await demo.waitFor('#ops> /deepseek-balance');
  demo.press('wh');
  await demo.waitFor('#ops> /deepseek-balance wh');
  demo.press(TAB);
  await demo.waitFor(/#ops> \/deepseek-balance why$/);
  demo.press('\r');
  await demo.waitFor('(only visible to you)');
  demo.press(UP);
  expect(await demo.waitFor(/#ops> \/deepseek-balance why$/)).toContain('🔕');
});

it('colours are there, and none with NO_COLOR', async () => {
  const play = async (env: Env): Promise<string> => {
    const demo = await openReadyDemo({ env });
    demo.enter('/deepseek-balance threshold 90 CNY');
    await demo.waitFor('Warning: default is down to');
    return demo.raw();
  };
  const [coloured, plain] = await Promise.all([play({}), play({ NO_COLOR: '1' })]);
  expect(coloured).toMatch(SGR);
  expect(plain).not.toMatch(SGR);
});

it('a terminal that cannot move its cursor gets no escape sequence at all', async () => {
  const demo = await openReadyDemo({ env: { TERM: 'dumb' } });
  demo.enter('/deepseek-balance threshold 90 CNY');
  await demo.waitFor('Warning: default is down to');
  demo.enter(':quit');
  expect(await demo.ended).toBe(0);
  expect(demo.raw()).not.toContain('\u001b');
});

it('no line is wider than the terminal, also after it was made narrower', async () => {
  const demo = await openReadyDemo({ columns: 60 });
  await demo.resize(40);
  demo.enter(':help');
  await demo.waitFor('Ctrl-D do.');
  demo.enter('/deepseek-balance threshold 90 CNY');
  await demo.waitFor('Warning: default is down');
  const written = demo.raw().slice(demo.raw().indexOf(':help\r'));
  const lines = written.split(/\r?\n/).map((line) => line.replaceAll(SEQUENCES, ''));
  const tooWide = lines.filter((line) => !line.startsWith('#ops>') && displayWidth(line) > 40);
  expect(tooWide).toStrictEqual([]);
});
