import { accepted, type Parsed, refused } from './text-schema.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const MUST = 'must be a web address such as https://api.example.com, or http:// for this machine only (127.0.0.1)';
/** The longest link that a Slack button takes. */
const MAX_LINK = 3000;

/** The base of an API that a secret is sent to: https, or http on loopback; without slashes at its end. */
export function parseApiBase(text: string): Parsed<string> {
  const url = readUrl(text);
  if (url === undefined) return refused(MUST);
  if (url.username !== '' || url.password !== '') return refused('must not contain a user name or a password');
  if (url.search !== '' || url.hash !== '') return refused('must end with its path, without ? or #');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return refused(MUST);
  return accepted(url.href.replace(/\/+$/, ''));
}

/** As `parseApiBase`, but ending in a slash, as Slack's client wants it. */
export function parseSlackApiUrl(text: string): Parsed<string> {
  const base = parseApiBase(text);
  return base.ok ? accepted(`${base.value}/`) : base;
}

/** A link for people, http or https, short enough for a button. */
export function parseLink(text: string): Parsed<string> {
  const url = readUrl(text);
  if (url === undefined) return refused('must be a link that begins with https:// or http://');
  if (url.username !== '' || url.password !== '') return refused('must not contain a user name or a password');
  if (url.href.length > MAX_LINK) return refused(`must be at most ${MAX_LINK} characters long`);
  return accepted(url.href);
}

function readUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^\s\\]+$/i.test(text)) return undefined;
  return URL.parse(text) ?? undefined;
}
