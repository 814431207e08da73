import type { Style } from './style.ts';

const WIDE =
  /[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}]|\p{Emoji_Presentation}|\u{fe0f}/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns of a terminal a text takes: Chinese characters and emoji take two. */
export function displayWidth(text: string): number {
  return graphemes(text).reduce((sum, one) => sum + widthOf(one), 0);
}

/** The text padded with spaces to `width` columns; `right` puts the text at the right edge. */
export function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? space + text : text + space;
}

/** The text cut to `width` columns, with `…` when something is missing. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const [head = ''] = chunks(text, Math.max(1, width - 1));
  return `${head}…`;
}

/** Lines of at most `width` columns, broken at spaces; a longer word is broken where it must be. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

/** As `wrap`; each line shown as its paragraph is. */
export function paragraphs(text: string, width: number, style: Style): readonly string[] {
  return text.split('\n').flatMap((one) => {
    const paragraph = style.paragraph(one);
    return wrapLine(paragraph.text, width).map(paragraph.paint);
  });
}

/** A line that begins with spaces goes on below them. */
function wrapLine(line: string, width: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (indent === '' || indent.length > width / 2) return wrapWords(line.trimStart(), width);
  return wrapWords(line.slice(indent.length), width - indent.length).map((each) => indent + each);
}

function wrapWords(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((one) => chunks(one, width))) {
    const joined = lines.length === 0 && current === '' ? word : `${current} ${word}`;
    if (current === '' || displayWidth(joined) <= width) {
      current = current === '' ? word : joined;
    } else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

function chunks(text: string, width: number): readonly string[] {
  const parts: string[] = [];
  let current = '';
  for (const one of graphemes(text)) {
    if (displayWidth(current + one) > width) {
      parts.push(current);
      current = '';
    }
    current += one;
  }
  return [...parts, current];
}

function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function widthOf(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : 1;
}
