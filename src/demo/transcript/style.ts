/** What a line speaks of, read from the sign that it begins with. */
export type Tone = 'warning' | 'critical' | 'good' | 'plain';

/** How parts of a line look in a terminal. Only what is given is wrapped in escape sequences; its text and width stay. */
export interface Style {
  /** Where something happened and who did it. */
  readonly place: (text: string) => string;
  /** What is beside the point: times, sources, hints. */
  readonly meta: (text: string) => string;
  /** A line of a message; `*bold*` becomes bold where that can be shown. */
  readonly line: (text: string, tone: Tone) => string;
}

const RESET = '\u001b[0m';
const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const CYAN = '\u001b[36m';
const TONES: Readonly<Record<Tone, string>> = {
  warning: '\u001b[1;33m',
  critical: '\u001b[1;31m',
  good: '\u001b[1;32m',
  plain: '',
};
const STARRED = /\*(?=\S)([^*\n]*[^*\s])\*/g;

/** No escape sequence at all. */
export const PLAIN: Style = { place: unchanged, meta: unchanged, line: unchanged };

export const COLOURED: Style = {
  place: (text) => paint(CYAN, text),
  meta: (text) => paint(DIM, text),
  line: (text, tone) =>
    tone === 'plain' ? text.replace(STARRED, paint(BOLD, '$1')) : paint(TONES[tone], text.replace(STARRED, '$1')),
};

/** The tone of a paragraph. */
export function toneOf(text: string): Tone {
  if (text.startsWith('🔴')) return 'critical';
  if (text.startsWith('⚠️')) return 'warning';
  return text.startsWith('✅') ? 'good' : 'plain';
}

function unchanged(text: string): string {
  return text;
}

function paint(code: string, text: string): string {
  return text === '' ? '' : `${code}${text}${RESET}`;
}
