/** What a paragraph speaks of, read from the sign that it begins with. */
type Tone = 'warning' | 'critical' | 'good' | 'plain';

/** How parts of a line look in a terminal. Only what is given is wrapped in escape sequences; its text and width stay. */
export interface Style {
  /** Where something happened and who did it. */
  readonly place: (text: string) => string;
  /** What is beside the point: times, sources, hints. */
  readonly meta: (text: string) => string;
  /** Makes a paragraph of a message ready to be wrapped, and says how each of its lines is shown. */
  readonly paragraph: (text: string) => Paragraph;
}

interface Paragraph {
  readonly text: string;
  readonly paint: (line: string) => string;
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
const ALL_STARRED = /^\*(?=\S)([^*]*[^*\s])\*$/;
const STARRED = /\*(?=\S)([^*\n]*[^*\s])\*/g;

/** No escape sequence at all; `*bold*` keeps its stars. */
export const PLAIN: Style = {
  place: unchanged,
  meta: unchanged,
  paragraph: (text) => ({ text, paint: unchanged }),
};

/** Colour for the severity only; the rest is bold, dim or the place. */
export const COLOURED: Style = {
  place: (text) => paint(CYAN, text),
  meta: (text) => paint(DIM, text),
  paragraph(text) {
    const inner = ALL_STARRED.exec(text)?.[1];
    const code = TONES[toneOf(inner ?? text)] || (inner === undefined ? '' : BOLD);
    if (code !== '') return { text: inner ?? text.replace(STARRED, '$1'), paint: (line) => paint(code, line) };
    return { text, paint: (line) => line.replace(STARRED, paint(BOLD, '$1')) };
  },
};

function toneOf(text: string): Tone {
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
