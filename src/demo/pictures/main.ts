import { join } from 'node:path';
import { parseArguments, USAGE } from './arguments.ts';
import { type Chromium, findChromium, openChromium } from './chromium.ts';
import { type Wanted, writePictures } from './write-pictures.ts';

/** By convention: the command line was wrong. */
const WRONG_USAGE = 2;
const NO_CHROMIUM =
  'No Chromium was found, so there are no PNGs. Install one (Debian: apt-get install chromium fonts-noto-cjk), or name it in CHROMIUM.';

/** `npm run pictures`: messages, modals and Home views as HTML, and as PNG where Chromium is installed. */
async function main(): Promise<number> {
  let wanted: Wanted;
  try {
    wanted = parseArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return WRONG_USAGE;
  }
  const path = findChromium(process.env);
  if (path === undefined) process.stderr.write(`${NO_CHROMIUM}\n`);
  if (path === undefined && wanted.onlyPng) return 1;
  const chromium = path === undefined ? undefined : await openBrowser(path);
  try {
    await writePictures(wanted, chromium, (file) => process.stdout.write(`${join(wanted.folder, file)}\n`));
  } finally {
    await chromium?.close();
  }
  return 0;
}

async function openBrowser(path: string): Promise<Chromium> {
  try {
    return await openChromium(path);
  } catch (cause) {
    throw new Error(`${path} could not be started as Chromium.`, { cause });
  }
}

process.exitCode = await main();
