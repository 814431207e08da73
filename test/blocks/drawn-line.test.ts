import { describe, expect, test } from 'vitest';
import { drawLine } from '../../src/blocks/drawn-line.ts';

const LOOK = { label: (value: number) => value.toFixed(2), ends: ['Mon', 'Sun'], width: 30, height: 5 } as const;

describe('a line drawn with characters', () => {
  test('falls and rises between its highest and its lowest value', () => {
    expect(drawLine({ ...LOOK, values: [100, 80, 60, 40, 20, 100, 90] })).toEqual([
      '100.00 ┤──╮               ╭──╮',
      '       │  ╰───╮          ╭╯  ╰',
      ' 60.00 ┤      ╰──╮      ╭╯',
      '       │         ╰───╮ ╭╯',
      ' 20.00 ┤             ╰─╯',
      '       └──────────────────────',
      '        Mon                Sun',
    ]);
  });

  test('is whole where it is steep', () => {
    const lines = drawLine({ ...LOOK, values: [1, 5, 5, 1], width: 10, height: 4 });
    expect(lines.slice(0, 4)).toEqual(['5.00 ┤ ╭─╮', '     │ │ │', '2.33 ┤ │ │', '1.00 ┤─╯ ╰']);
  });

  test('is flat where nothing changes', () => {
    expect(drawLine({ ...LOOK, values: [5, 5], width: 12 })).toEqual(['5.00 ┤──────', '     └──────', '      Mon Sun']);
  });

  test('is as long as there is room, and never less than two columns', () => {
    const lines = drawLine({ ...LOOK, values: [1, 2], width: 3, height: 2 });
    expect(lines.slice(0, 3)).toEqual(['2.00 ┤ ╭', '1.00 ┤─╯', '     └──']);
    for (const line of drawLine({ ...LOOK, values: [3, 1, 2], width: 60 })) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('of one value is that value', () => {
    expect(drawLine({ ...LOOK, values: [7], width: 10 })[0]).toBe('7.00 ┤────');
  });
});
