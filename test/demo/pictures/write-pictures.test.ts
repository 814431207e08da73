import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/demo/pictures/arguments.ts';
import { findChromium, openChromium } from '../../../src/demo/pictures/chromium.ts';
import { writePictures } from '../../../src/demo/pictures/write-pictures.ts';

const CHROMIUM = findChromium({ PATH: '/usr/local/bin:/usr/bin' });
const ONE = ['--language', 'en', '--theme', 'light', '--width', 'phone', 'alert-warning'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('what the command line asks for', () => {
  it('is everything when it says nothing', () => {
    const { folder: out, pictures, languages, themes, widths, onlyPng } = parseArguments([]);
    expect({ out, languages, themes, widths, onlyPng }).toEqual({
      out: 'reports/pictures',
      languages: ['en', 'zh'],
      themes: ['light', 'dark'],
      widths: ['phone', 'desktop'],
      onlyPng: false,
    });
    expect(pictures.length).toBeGreaterThan(10);
  });

  it('may be one picture', () => {
    const { pictures, languages, onlyPng } = parseArguments(['--png', ...ONE]);
    expect(pictures.map(({ name }) => name)).toEqual(['alert-warning']);
    expect({ languages, onlyPng }).toEqual({ languages: ['en'], onlyPng: true });
  });

  it.each([
    [['no-such'], 'There is no picture no-such.'],
    [['--theme', 'pink'], '--theme is one of light, dark.'],
    [['--size', '3'], '--size'],
  ])('%j is refused', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});

describe('the browser', () => {
  it('is what CHROMIUM names, else the first on PATH that can be run', async () => {
    expect(findChromium({ CHROMIUM: '/opt/chrome', PATH: folder })).toBe('/opt/chrome');
    expect(findChromium({ PATH: folder })).toBeUndefined();
    const path = join(folder, 'google-chrome');
    await writeFile(path, '');
    await chmod(path, 0o644);
    expect(findChromium({ PATH: `${delimiter}${folder}` })).toBeUndefined();
    await chmod(path, 0o755);
    expect(findChromium({ CHROMIUM: '', PATH: `/nowhere${delimiter}${folder}` })).toBe(path);
  });

  it('is told from what is none: what is not there, and what ends at once', async () => {
    await expect(openChromium(join(folder, 'nothing'))).rejects.toThrow('ENOENT');
    await expect(openChromium(process.execPath)).rejects.toThrow('Chromium ended before it had answered.');
  });
});

describe('the files', () => {
  it('are pages when there is no browser', async () => {
    const said: string[] = [];
    await writePictures(parseArguments(['--out', join(folder, 'a', 'b'), ...ONE]), undefined, (file) =>
      said.push(file),
    );
    expect(said).toEqual(['index.html', 'alert-warning.en.light.html']);
    expect(await readFile(join(folder, 'a', 'b', 'index.html'), 'utf8')).toContain('<h2>alert-warning</h2>');
  });

  it.skipIf(CHROMIUM === undefined)('are PNGs as wide as was asked for where there is one', async () => {
    const chromium = await openChromium(CHROMIUM ?? '');
    try {
      await writePictures(parseArguments(['--out', folder, '--png', ...ONE]), chromium, () => {});
    } finally {
      await chromium.close();
    }
    expect(await readdir(folder)).toEqual(['alert-warning.en.light.phone.png']);
    const png = await readFile(join(folder, 'alert-warning.en.light.phone.png'));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(390);
    expect(png.readUInt32BE(20)).toBeGreaterThan(100);
  });
});
