import { type Document, isSeq, parseDocument } from 'yaml';
import { FINE } from './exit-codes.ts';
import { readPackageFile } from './package-files.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface ManifestOptions {
  /** The public address of the bot, for HTTP instead of Socket Mode. */
  readonly url?: string;
  readonly json?: boolean;
}

const EVENTS_PATH = '/slack/events';

/** Prints the manifest of the Slack app, as YAML with its comments or as JSON. @throws UsageError for an address that Slack cannot call */
export async function runManifest(terminal: Terminal, { url, json = false }: ManifestOptions): Promise<number> {
  const text = readPackageFile(terminal, 'manifest.yml');
  const manifest = parseDocument(text);
  if (url !== undefined) useHttp(manifest, parseRequestUrl(url));
  if (json) terminal.print(JSON.stringify(manifest.toJS(), null, 2));
  else terminal.print(url === undefined ? text.trimEnd() : manifest.toString({ lineWidth: 0 }).trimEnd());
  return FINE;
}

function parseRequestUrl(text: string): string {
  const url = URL.parse(text);
  const plain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || url.protocol !== 'https:' || !/^https:\/\/[^\s\\]+$/i.test(text)) {
    throw new UsageError('--url must be the https address that Slack can call, such as https://bot.example.com.');
  }
  const base = url.href.replace(/\/+$/, '');
  return base.endsWith(EVENTS_PATH) ? base : `${base}${EVENTS_PATH}`;
}

/** Socket Mode off, and the address at everything that Slack calls. */
function useHttp(manifest: Document, url: string): void {
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  const commands = manifest.getIn(['features', 'slash_commands']);
  const count = isSeq(commands) ? commands.items.length : 0;
  for (let at = 0; at < count; at++) manifest.setIn(['features', 'slash_commands', at, 'url'], url);
  for (const part of ['interactivity', 'event_subscriptions']) {
    if (manifest.hasIn(['settings', part])) manifest.setIn(['settings', part, 'request_url'], url);
  }
}
