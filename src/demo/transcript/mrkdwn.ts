/** Names by id of people and channels. */
export type Names = ReadonlyMap<string, string>;

const TOKEN = /<([^<>]+)>/g;
const DATE = /^!date\^(\d+)\^/;

/** Slack's mrkdwn for a terminal: dates, mentions and links readable, `&lt;` unescaped, `*bold*` left as it is. */
export function plainMrkdwn(text: string, names: Names): string {
  return text
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? token(part, names) : unescape(part)))
    .join('');
}

function token(inner: string, names: Names): string {
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? '' : unescape(inner.slice(bar + 1));
  const date = DATE.exec(inner);
  if (date !== null) return label === '' ? formatUtc(Number(date[1])) : label;
  if (target.startsWith('@')) return `@${label || named(target.slice(1), names)}`;
  if (target.startsWith('#')) return `#${label || named(target.slice(1), names)}`;
  if (target.startsWith('!')) return `@${label.replace(/^@/, '') || target.replace(/^!(subteam\^)?/, '')}`;
  const address = unescape(target);
  return label === '' || label === address ? address : `${label} (${address})`;
}

function named(id: string, names: Names): string {
  return names.get(id) ?? id;
}

function formatUtc(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
