import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { type Ask, openDevtools } from './devtools.ts';
import { shrinkPng } from './small-png.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--hide-scrollbars',
  '--disable-gpu',
  // Grey edges of letters look right on every screen and make small files.
  '--disable-lcd-text',
  '--no-first-run',
];

const Target = z.object({ targetId: z.string() });
const Session = z.object({ sessionId: z.string() });
const Frames = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const Height = z.object({ result: z.object({ value: z.number() }) });
const Shot = z.object({ data: z.base64() });

/** An open browser. */
export interface Chromium {
  /** A page as PNG, so wide (CSS pixels) and as high as its content. */
  draw(html: string, width: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** The Chromium to draw with: what `CHROMIUM` names, else the first one on `PATH`; undefined when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const given = env['CHROMIUM'] ?? '';
  if (given !== '') return given;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRunnable);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts Chromium without a window; throws when it cannot be started. */
export async function openChromium(path: string): Promise<Chromium> {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-chromium-'));
  const child = start(path, folder);
  const ended = once(child, 'close').catch(() => {});
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    // Without it a browser that is not there would be waited for for ever.
    await once(child, 'spawn');
    const session = await openTab(asker(child));
    return { draw: async (html, width) => draw(session, html, width), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function start(path: string, folder: string): ChildProcess {
  // Chromium refuses its sandbox to root; the pages run no scripts and load nothing.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return spawn(path, [...FLAGS, ...sandbox, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
}

function asker({ stdio }: ChildProcess): Ask {
  const [, , , input, output] = stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new TypeError('Chromium has no pipes.');
  return openDevtools(input, output);
}

interface Tab {
  readonly ask: (method: string, params?: object) => Promise<unknown>;
  readonly frameId: string;
}

async function openTab(ask: Ask): Promise<Tab> {
  const target = Target.parse(await ask({ method: 'Target.createTarget', params: { url: 'about:blank' } }));
  const attach = { method: 'Target.attachToTarget', params: { ...target, flatten: true } };
  const { sessionId } = Session.parse(await ask(attach));
  const asTab = async (method: string, params = {}): Promise<unknown> => ask({ method, params, sessionId });
  const { frameTree } = Frames.parse(await asTab('Page.getFrameTree'));
  return { ask: asTab, frameId: frameTree.frame.id };
}

async function draw({ ask, frameId }: Tab, html: string, width: number): Promise<Buffer> {
  const size = { width, deviceScaleFactor: 1, mobile: false };
  await ask('Emulation.setDeviceMetricsOverride', { ...size, height: 1 });
  await ask('Page.setDocumentContent', { frameId, html });
  const expression = 'document.fonts.ready.then(() => document.body.offsetHeight)';
  const { result } = Height.parse(await ask('Runtime.evaluate', { expression, awaitPromise: true }));
  await ask('Emulation.setDeviceMetricsOverride', { ...size, height: result.value });
  const { data } = Shot.parse(await ask('Page.captureScreenshot', { format: 'png', optimizeForSpeed: false }));
  return shrinkPng(Buffer.from(data, 'base64'));
}
