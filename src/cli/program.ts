import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { jobProblemWords } from '../blocks/job-words.ts';
import type { Minimum } from '../domain/check.ts';
import { parseJob } from '../listeners/commands/job.ts';
import { parseMinimum } from '../listeners/commands/minimum.ts';
import type { AffordOptions } from './afford.ts';
import type { CheckOptions } from './check.ts';
import { SHELLS, type Shell } from './completion.ts';
import { ENGLISH } from './english.ts';
import type { HistoryOptions } from './history.ts';
import type { ManifestOptions } from './manifest.ts';
import { readVersion } from './package-files.ts';
import type { PlannedJob } from './planned-job.ts';
import type { ProbeOptions } from './probe.ts';
import type { ReportOptions } from './report.ts';
import type { Terminal } from './terminal.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** Ten years. */
const MOST_DAYS = 3660;

const AFTER_HELP = `
Examples:
  deepseek-balance check --min "50 CNY" && ./nightly-batch    only start what can be paid
  deepseek-balance check --account prod --min "50 CNY or 7 USD" --json
  deepseek-balance check --cost "deepseek-flash 40M in 8M out" --peak
  deepseek-balance start                                      run the bot
  deepseek-balance doctor                                     when something does not work

Exit codes:
   0  fine                                       64  what was typed cannot be done
   1  below a minimum, or no such wallet         69  the running bot could not be reached
   2  DeepSeek refuses calls for want of money   70  a bug, or the output could not be written
   3  DeepSeek does not accept the key           78  the configuration is not complete
   4  the balance could not be read
`;

const CHECK_HELP = `
Amounts are written as 50 CNY, ¥50, 50元, $5 or 5.50usd. It needs only DEEPSEEK_API_KEY or ACCOUNTS_FILE, also from a
file .env in this folder. Of several accounts the worst decides, in the order 3, 4, 2, 1, 0.
Exit codes: 0 fine, 1 below a minimum, 2 calls refused, 3 key refused, 4 not readable.

Examples:
  deepseek-balance check --min "50 CNY or 7 USD" --on-unreadable pass
  deepseek-balance check --cost "deepseek-flash 40M in 10M cached 8M out" && ./nightly-batch
`;

const REPORT_HELP = `
It asks the bot's own port (OPS_PORT) with REPORT_TOKEN, both from the environment or .env, and never touches the database. Up to three
tries; a report that arrives twice counts once. Exit codes: 0 the bot has it, 69 the bot could not be reached.

Example:
  deepseek-balance report --account prod --status 402 --by nightly-batch
`;

const BACKUP_HELP = `
It needs nothing but DATABASE_URL. To restore: stop the bot, move bot.db, bot.db-wal and bot.db-shm away, put the copy in the place of bot.db,
start the bot.
Exit codes: 0 the copy is on the disk, 64 not under this name, 70 it could not be written, 78 the database cannot be read.
`;

/** The whole command line. Each command loads what it needs when it runs, so that `check` loads neither Slack nor the database. */
export function createProgram(terminal: Terminal, finish: (exitCode: number) => void): Command {
  const program = new Command('deepseek-balance')
    .description('Says how much is left on DeepSeek accounts, and runs the Slack bot that warns before they run empty.')
    .version(readVersion(terminal))
    .addHelpText('after', AFTER_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      // `reportFailure` says it, once and in every case.
      outputError: () => {},
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    });

  program
    .command('check')
    .summary('say whether the accounts can pay for a run')
    .description('Reads the accounts once and says by its exit code whether they can pay for a run.')
    .option('--account <id>', 'only this account; all that are configured when not given')
    .option('--min <amount>', 'what each account must hold, may be repeated', collectMinimum)
    .option('--cost <job>', 'a planned job that each account must be able to pay for', readCost)
    .option('--peak', 'price the job at peak; else at the price of this moment')
    .addOption(
      new Option('--on-unreadable <way>', 'whether a balance that cannot be read is a failure')
        .choices(['fail', 'pass'])
        .default('fail'),
    )
    .option('--json', 'print one JSON document, whatever happens')
    .addHelpText('after', CHECK_HELP)
    .action(async (options: CheckOptions) => finish(await (await import('./check.ts')).runCheck(terminal, options)));

  program
    .command('afford')
    .summary('say what a planned job costs, and whether the accounts pay for it')
    .description(
      'Prices a planned job such as "deepseek-flash 40M in 10M cached 8M out" and compares it with each balance.',
    )
    .argument('<job>', 'the model, and how many tokens go in, are cached and come out', readCost)
    .option('--account <id>', 'only this account; all that are configured when not given')
    .option('--peak', 'the job runs at peak')
    .option('--json', 'print one JSON document, whatever happens')
    .action(async (job: PlannedJob, options: AffordOptions) =>
      finish(await (await import('./afford.ts')).runAfford(terminal, job, options)),
    );

  program
    .command('manifest')
    .summary("print the Slack app's manifest")
    .description("Prints the Slack app's manifest, for Socket Mode or, with --url, for HTTP.")
    .option('--url <address>', 'the https address that Slack calls')
    .option('--json', 'as JSON instead of YAML')
    .action(async (options: ManifestOptions) =>
      finish(await (await import('./manifest.ts')).runManifest(terminal, options)),
    );

  program
    .command('start')
    .summary('run the bot')
    .description('Runs the bot until SIGTERM or SIGINT.')
    .action(async () => finish(await (await import('./start.ts')).runStart()));

  program
    .command('completion')
    .summary('print a completion script for a shell')
    .description('Prints a completion script, such as for: source <(deepseek-balance completion bash)')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .action(async (shell: Shell) =>
      finish(await (await import('./completion.ts')).runCompletion(terminal, program, shell)),
    );

  program
    .command('doctor')
    .summary('look for what is wrong, and say what to do')
    .description(
      'Looks at everything that the bot needs and says what to do about each thing that is wrong. Changes and posts nothing.',
    )
    .addHelpText(
      'after',
      '\nExit code: 1 if anything is wrong, else 0. Run it where the bot runs, with its environment.\n',
    )
    .action(async () => finish(await (await import('./doctor.ts')).runDoctor(terminal)));

  program
    .command('status')
    .summary('print what the running bot knows')
    .description('Prints what the running bot knows, from its database alone.')
    .option('--json', 'as JSON')
    .action(async ({ json = false }: JsonOption) =>
      finish(await (await import('./status.ts')).runStatus(terminal, { json })),
    );

  program
    .command('rules')
    .summary("list all channels' rules")
    .description("Lists all channels' rules, from the bot's database alone.")
    .option('--json', 'as JSON')
    .action(async ({ json = false }: JsonOption) =>
      finish(await (await import('./rules.ts')).runRules(terminal, { json })),
    );

  program
    .command('history')
    .summary('print or export what was spent')
    .description("Prints what became of the balances, with a chart, from the bot's database alone.")
    .option('--account <id>', 'only this account; all that are known when not given')
    .option('--days <number>', 'how far back, 1 to 3660', readDays, 7)
    .addOption(new Option('--json', 'as JSON, with every reading that is kept').conflicts('csv'))
    .option('--csv', 'every reading that is kept, as comma-separated values')
    .action(async (options: HistoryOptions) =>
      finish(await (await import('./history.ts')).runHistory(terminal, options)),
    );

  program
    .command('backup')
    .summary("copy the bot's database while it runs")
    .description("Copies the bot's database as it is at one moment into a new file, also while the bot runs.")
    .argument('<file>', 'the file to make; one that is there is never overwritten')
    .addHelpText('after', BACKUP_HELP)
    .action(async (file: string) => finish(await (await import('./backup.ts')).runBackup(terminal, file)));

  program
    .command('probe')
    .summary('make one tiny chat call, which costs money')
    .description(
      'Makes one real chat call of one token, at most once a minute for each key, and says what came of it. It costs a fraction of a cent.',
    )
    .argument('[model]', 'the model to call; the cheapest when not given')
    .option('--account <id>', 'the account; needed when several are configured')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 answered, 2 the money is gone or limits the calls, 3 key refused, 4 anything else, 64 unknown model, or too soon.\n',
    )
    .action(async (model: string | undefined, options: ProbeOptions) =>
      finish(await (await import('./probe.ts')).runProbe(terminal, model, options)),
    );

  program
    .command('report')
    .summary('tell the running bot that DeepSeek refused a call')
    .description(
      'Tells the running bot what production saw: that DeepSeek refused a call, or limited it for want of money.',
    )
    .requiredOption('--account <id>', 'the account whose call it was')
    .addOption(new Option('--status <code>', 'what DeepSeek answered').choices(['402', '429']).makeOptionMandatory())
    .option('--message <text>', "the error's text; a 429 only counts when it speaks of the balance")
    .option('--by <name>', 'who reports it, as it is shown in the alert')
    .option('--url <address>', 'where the bot listens; from OPS_HOST and OPS_PORT when not given')
    .addHelpText('after', REPORT_HELP)
    .action(async (options: ReportOptions) => finish(await (await import('./report.ts')).runReport(terminal, options)));

  // A further command: one more block like these, with a file of its own in this folder.

  return program;
}

function readDays(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS) throw new InvalidArgumentError(`It takes a whole number from 1 to ${MOST_DAYS}.`);
  return days;
}

function readCost(text: string): PlannedJob {
  const parsed = parseJob(text);
  if ('job' in parsed) return parsed;
  const sentence = jobProblemWords(ENGLISH, parsed.problem.reason, `"${parsed.problem.typed}"`);
  throw new InvalidArgumentError(`${sentence} Type for example "deepseek-flash 40M in 8M out".`);
}

function collectMinimum(text: string, before: readonly Minimum[] = []): readonly Minimum[] {
  const parsed = parseMinimum(text);
  if ('problem' in parsed) throw new InvalidArgumentError(parsed.problem);
  return [...before, parsed.minimum];
}
