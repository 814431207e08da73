import type { Command } from 'commander';
import { FINE } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const NAMES = ['deepseek-balance', 'deepseek-balance-bot'];

/** What can be typed after a command. */
interface Words {
  readonly command: string;
  readonly summary: string;
  readonly options: readonly OptionWord[];
  /** Of its argument. */
  readonly choices: readonly string[];
}

interface OptionWord {
  readonly flag: string;
  readonly about: string;
  /** Null for an option without a value, empty when any value may follow. */
  readonly values: readonly string[] | null;
}

/** Prints a script that completes the commands and options of this program. */
export async function runCompletion(terminal: Terminal, program: Command, shell: Shell): Promise<number> {
  const commands = program.commands.map(wordsOf);
  const scripts: Readonly<Record<Shell, () => string>> = {
    bash: () => bashScript(commands),
    zsh: () => zshScript(commands),
    fish: () => fishScript(commands),
  };
  terminal.print(scripts[shell]());
  return FINE;
}

function wordsOf(command: Command): Words {
  return {
    command: command.name(),
    summary: command.summary(),
    options: command.options.map(({ long, description, required, argChoices }) => ({
      flag: long ?? '',
      about: description,
      values: required ? (argChoices ?? []) : null,
    })),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
}

function firstWords(commands: readonly Words[]): string {
  return [...commands.map(({ command }) => command), '--help', '--version'].join(' ');
}

function laterWords({ options, choices }: Words): string {
  return [...choices, ...options.map(({ flag }) => flag), '--help'].join(' ');
}

function bashScript(commands: readonly Words[]): string {
  return `_deepseek_balance() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${firstWords(commands)}"
  else
    case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${caseLines(commands)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _deepseek_balance ${NAMES.join(' ')}`;
}

function zshScript(commands: readonly Words[]): string {
  return `#compdef ${NAMES.join(' ')}
_deepseek_balance() {
  local words_to_offer=""
  if (( CURRENT == 2 )); then
    words_to_offer="${firstWords(commands)}"
  else
    case "\${words[2]} \${words[CURRENT-1]}" in
${caseLines(commands).replaceAll('words=', 'words_to_offer=')}
    esac
  fi
  compadd -- \${=words_to_offer}
}
# Read from a folder of $fpath, this file is itself the function.
if [ "\${funcstack[1]}" = _deepseek_balance ]; then
  _deepseek_balance "$@"
else
  compdef _deepseek_balance ${NAMES.join(' ')}
fi`;
}

/** The command and the word before the one to complete decide; what takes any value offers nothing. */
function caseLines(commands: readonly Words[]): string {
  return commands
    .flatMap((each) => [
      ...each.options.flatMap(({ flag, values }) =>
        values === null ? [] : [`      "${each.command} ${flag}") words="${values.join(' ')}" ;;`],
      ),
      `      "${each.command} "*) words="${laterWords(each)}" ;;`,
    ])
    .join('\n');
}

function fishScript(commands: readonly Words[]): string {
  return NAMES.flatMap((name) => [
    `complete -c ${name} -f`,
    `complete -c ${name} -l help -d 'say what can be typed'`,
    `complete -c ${name} -n __fish_use_subcommand -l version -d 'say the version'`,
    ...commands.flatMap((each) => fishLines(name, each)),
  ]).join('\n');
}

function fishLines(name: string, { command, summary, options, choices }: Words): readonly string[] {
  const inside = `complete -c ${name} -n '__fish_seen_subcommand_from ${command}'`;
  return [
    `complete -c ${name} -n __fish_use_subcommand -a ${command} -d ${quoted(summary)}`,
    ...(choices.length === 0 ? [] : [`${inside} -a ${quoted(choices.join(' '))}`]),
    ...options.map(({ flag, about, values }) => {
      const value = values === null ? '' : ` -x${values.length === 0 ? '' : ` -a ${quoted(values.join(' '))}`}`;
      return `${inside} -l ${flag.replace(/^--/, '')}${value} -d ${quoted(about)}`;
    }),
  ];
}

/** Fish knows two escapes inside single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
