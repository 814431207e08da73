const ESCAPE = '\u001b';
const SEQUENCE = new RegExp(`^${ESCAPE}\\[([\\d;?]*)([A-Za-z])`);
/** Twice as wide as a letter: Chinese characters and emoji. */
const WIDE = /\p{Emoji_Presentation}|[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{ff00}-\u{ff60}]/u;
const VARIATION = '\ufe0f';

/** What a person sees of the text and the escape sequences that a program writes; nothing scrolls away. */
export interface DrawnScreen {
  write(chunk: string): void;
  resize(columns: number): void;
  /** Without spaces at the ends. */
  readonly rows: readonly string[];
}

/** Knows the sequences that `readline` uses; throws a RangeError for any other. */
export function createDrawnScreen(size: { readonly columns: number }): DrawnScreen {
  const cells: string[][] = [[]];
  let { columns } = size;
  let row = 0;
  let column = 0;
  let pending = '';

  const rowAt = (index: number): string[] => {
    while (cells.length <= index) cells.push([]);
    return cells[index] ?? [];
  };
  const move = (rows: number, to: number): void => {
    row = Math.max(0, row + rows);
    column = Math.max(0, to);
    rowAt(row);
  };
  const put = (char: string): void => {
    const width = WIDE.test(char) ? 2 : 1;
    if (column + width > columns) move(1, 0);
    const line = rowAt(row);
    while (line.length < column) line.push(' ');
    line.splice(column, width, char, ...Array.from({ length: width - 1 }, () => ''));
    column += width;
  };
  const obey = (command: string, parameter: number): void => {
    if (command === 'A') move(-parameter, column);
    else if (command === 'B') move(parameter, column);
    else if (command === 'C') column += parameter;
    else if (command === 'D') move(0, column - parameter);
    else if (command === 'G') column = parameter - 1;
    else if (command === 'K') rowAt(row).splice(column);
    else if (command === 'J') {
      rowAt(row).splice(column);
      cells.splice(row + 1);
    } else if (command !== 'm') throw new RangeError(`the drawn screen does not know ${command}`);
  };
  const take = (text: string): string => {
    const sequence = SEQUENCE.exec(text);
    if (sequence !== null) {
      obey(sequence[2] ?? '', Math.max(1, Number(sequence[1]?.split(';')[0] ?? '')));
      return text.slice(sequence[0].length);
    }
    const [char = ''] = text;
    if (char === '\n') move(1, column);
    else if (char === '\r') column = 0;
    else if (char === VARIATION) rowAt(row)[column - 1] += char;
    else if (char >= ' ') put(char);
    return text.slice(char.length);
  };
  return {
    write(chunk) {
      pending += chunk;
      while (pending !== '' && (!pending.startsWith(ESCAPE) || SEQUENCE.test(pending))) pending = take(pending);
    },
    resize(to) {
      columns = to;
    },
    get rows() {
      return cells.map((line) => line.join('').trimEnd());
    },
  };
}
