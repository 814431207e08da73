import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { shrinkPng } from '../../../src/demo/pictures/small-png.ts';

/** Lines of red, green and blue; each begins with the number of its filter. */
function makePng(width: number, lines: readonly (readonly number[])[], colourType = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(lines.length, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(lines.flat()));
  const halves = [data.subarray(0, 5), data.subarray(5)].map((half) => chunk('IDAT', half));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...halves, chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The colours of a picture with a palette, line by line. */
function coloursOf(png: Buffer, width: number): readonly string[][] {
  const palette = png.indexOf('PLTE') + 4;
  const data = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  return Array.from({ length: lines.length / (width + 1) }, (_, y) =>
    Array.from({ length: width }, (__, x) => {
      const at = palette + 3 * (lines[y * (width + 1) + 1 + x] ?? 0);
      return png.toString('hex', at, at + 3);
    }),
  );
}

describe('a PNG that is made smaller', () => {
  it('has the same colours, whichever filters it was written with', () => {
    const png = makePng(2, [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 0, 0, 0, 1, 1, 1],
    ]);
    expect(coloursOf(shrinkPng(png), 2)).toEqual([
      ['0a141e', '28323c'],
      ['0a141e', '28323c'],
      ['0a141e', '28323c'],
      ['0a141e', '28323c'],
      ['0a141e', '29333d'],
    ]);
  });

  it('has coarser colours when there are more than 256, and still its size', () => {
    const line = Array.from({ length: 300 }, (_, x) => [x % 256, x >> 8, 7]).flat();
    const small = shrinkPng(makePng(300, [[0, ...line]]));
    const colours = coloursOf(small, 300).flat();
    expect(new Set(colours).size).toBeLessThanOrEqual(256);
    expect(colours.slice(0, 4)).toEqual(['000007', '000007', '020007', '020007']);
    expect(small.readUInt32BE(16)).toBe(300);
  });

  it('leaves transparency out, of which a page has none', () => {
    expect(coloursOf(shrinkPng(makePng(1, [[0, 1, 2, 3, 255]], 6)), 1)).toEqual([['010203']]);
  });

  it('is none of another kind', () => {
    expect(() => shrinkPng(makePng(1, [[0, 1]], 0))).toThrow(RangeError);
  });
});
