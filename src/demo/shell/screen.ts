import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import { COLOURED, PLAIN, type Style } from '../transcript/style.ts';
import { wrap } from '../transcript/width.ts';

const LEAST_COLUMNS = 8;
/** Longer lines are hard to read. */
const MOST_COLUMNS = 100;

/** What happens at the keyboard. */
export interface ScreenEvents {
  readonly onLine: (line: string) => void;
  /** Ctrl-C on an empty line. */
  readonly onInterrupt: () => void;
  /** Ctrl-D, or the terminal has gone. */
  readonly onClose: () => void;
  readonly complete: (line: string) => [string[], string];
}

/** A terminal with a line being typed at the bottom and what arrives above it. */
export interface Screen {
  readonly style: Style;
  /** Columns to write in, as the terminal is now. */
  width(): number;
  /** Prints lines above the line being typed, which stays. */
  print(text: string): void;
  /** As `print`, broken at the width. */
  tell(lines: readonly string[]): void;
  /** As `tell`, in the style of what is beside the point. */
  note(lines: readonly string[]): void;
  ask(prompt: string): void;
  close(): void;
}

export interface ScreenOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly colour: boolean;
  /** A terminal that cannot move its cursor (`TERM=dumb`). */
  readonly dumb: boolean;
}

/** Opens the terminal; `close` gives it back as it was. */
export function openScreen({ input, output, colour, dumb }: ScreenOptions, events: ScreenEvents): Screen {
  const style = colour ? COLOURED : PLAIN;
  const rl = createInterface({
    input,
    output,
    terminal: true,
    historySize: 200,
    removeHistoryDuplicates: true,
    completer: events.complete,
  });
  let closed = false;
  rl.on('line', (line) => {
    events.onLine(line);
    if (!closed) rl.prompt();
  });
  rl.on('SIGINT', () => {
    if (rl.line === '') events.onInterrupt();
    else clearTyped(rl);
  });
  const end = (): void => {
    closed = true;
    events.onClose();
  };
  rl.on('close', end);
  // A terminal that has gone (its window was closed) cannot be read, written or given back.
  rl.on('error', end);
  input.on('error', end);
  const width = (): number => Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, output.columns));
  const broken = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => wrap(line, width()));
  const print = (text: string): void => {
    if (closed) output.write(`${text}\n`);
    else if (dumb) printAfter(output, rl, text);
    else printAbove(output, rl, text);
  };
  return {
    style,
    width,
    print,
    tell: (lines) => print(broken(lines).join('\n')),
    note: (lines) => print(broken(lines).map(style.meta).join('\n')),
    ask(prompt) {
      rl.setPrompt(style.place(prompt));
      rl.prompt(true);
    },
    close: () => rl.close(),
  };
}

/** Clears the typed line, prints, and lets readline draw prompt and line again below. */
function printAbove(output: NodeJS.WriteStream, rl: Interface, text: string): void {
  const { rows } = rl.getCursorPos();
  moveCursor(output, 0, -rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  // Readline goes up as many rows as its last drawing had: it gets them below the text.
  output.write(`${text}\n${'\n'.repeat(rows)}`);
  rl.prompt(true);
}

function printAfter(output: NodeJS.WriteStream, rl: Interface, text: string): void {
  output.write(`\n${text}\n`);
  rl.prompt(true);
  output.write(rl.line);
}

function clearTyped(rl: Interface): void {
  rl.write(null, { ctrl: true, name: 'e' });
  rl.write(null, { ctrl: true, name: 'u' });
}
