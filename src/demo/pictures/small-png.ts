import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 13;
const MOST_COLOURS = 256;
const COLOUR_BYTES: ReadonlyMap<number, number> = new Map([
  [2, 3],
  [6, 4],
]);

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue as one number, line by line. */
  readonly colours: Uint32Array;
}

/** A PNG of Chromium with at most 256 colours, which is a third of its size. Throws a RangeError for one of another kind. */
export function shrinkPng(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const { palette, indexes } = paint(pixels);
  const header = Buffer.from(png.subarray(SIGNATURE_BYTES + 8, SIGNATURE_BYTES + 8 + HEADER_BYTES));
  header[9] = 3;
  const lines = Buffer.alloc((pixels.width + 1) * pixels.height);
  for (let y = 0; y < pixels.height; y += 1) {
    lines.set(indexes.subarray(y * pixels.width, (y + 1) * pixels.width), y * (pixels.width + 1) + 1);
  }
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    png.subarray(0, SIGNATURE_BYTES),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Coarser and coarser colours until there are few enough. */
function paint({ colours }: Pixels): { readonly palette: readonly number[]; readonly indexes: Uint8Array } {
  for (let bits = 0; ; bits += 1) {
    const palette = new Map<number, { readonly index: number; readonly colour: number }>();
    const indexes = new Uint8Array(colours.length);
    for (const [at, colour] of colours.entries()) {
      const key = coarse(colour, bits);
      const known = palette.get(key) ?? { index: palette.size, colour };
      palette.set(key, known);
      indexes[at] = known.index;
      if (palette.size > MOST_COLOURS) break;
    }
    if (palette.size <= MOST_COLOURS) return { palette: [...palette.values()].map(({ colour }) => colour), indexes };
  }
}

function coarse(colour: number, bits: number): number {
  const mask = (255 << bits) & 255;
  return colour & ((mask << 16) | (mask << 8) | mask);
}

function readPixels(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const size = COLOUR_BYTES.get(png.readUInt8(25));
  if (size === undefined || png.readUInt8(24) !== 8 || png.readUInt8(28) !== 0) {
    throw new RangeError('Only PNGs with eight bits for each of red, green and blue can be made smaller.');
  }
  const bytes = unfilter(inflateSync(Buffer.concat(dataOf(png))), width * size, height, size);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) colours[at] = bytes.readUIntBE(at * size, 3);
  return { width, height, colours };
}

function dataOf(png: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; at += png.readUInt32BE(at) + 12) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') found.push(data);
  }
  return found;
}

/** The lines without the filters that each byte was written with. */
function unfilter(raw: Buffer, length: number, height: number, size: number): Buffer {
  const out = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < size ? 0 : (out[at - size] ?? 0);
      const up = out[at - length] ?? 0;
      const corner = x < size ? 0 : (out[at - length - size] ?? 0);
      out[at] = (raw[y * (length + 1) + 1 + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return out;
}

/** What a byte was written as the difference to: PNG's five filters. */
function guess(filter: number, left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 0) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
