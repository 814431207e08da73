import { givenText } from '../config/given-text.ts';
import { completeLine } from './shell/completion.ts';
import { createSampleAccount } from './shell/sample.ts';
import { openScreen, type ScreenOptions } from './shell/screen.ts';
import { createSession, type Session } from './shell/session.ts';
import { REAL_WELCOME, SAMPLE_WELCOME } from './shell/words.ts';
import { openStage, type Stage } from './stage.ts';

/** Often enough for a real account, and still polite. */
const REAL_CHECK_CRON = '*/15 * * * * *';
const UPDATE_EVERY_MS = 30_000;

export interface InteractiveOptions extends ScreenOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted from outside, ends the session as `:quit` does; is aborted when the session ends. */
  readonly ending: AbortController;
}

/** Slack in the terminal, until the person leaves. Throws a `ConfigError` when the real account's variables are wrong. */
export async function playInteractively(options: InteractiveOptions): Promise<void> {
  const { env, folder, ending } = options;
  const key = givenText(env['DEEPSEEK_API_KEY']);
  const stage = await openStage({
    folder,
    updateEveryMs: UPDATE_EVERY_MS,
    hasPast: false,
    variables: {
      BLIND_AFTER: '0',
      DEEPSEEK_TIMEOUT: '1s',
      ...(key !== undefined && realAccount(key, env)),
    },
  });
  try {
    if (!ending.signal.aborted) await converse(stage, key === undefined, options);
  } finally {
    ending.abort();
    await stage.close();
  }
}

function realAccount(key: string, env: InteractiveOptions['env']): Readonly<Record<string, string | undefined>> {
  return {
    DEEPSEEK_API_KEY: key,
    DEEPSEEK_BASE_URL: env['DEEPSEEK_BASE_URL'],
    DEEPSEEK_TIMEOUT: env['DEEPSEEK_TIMEOUT'],
    CHECK_CRON: REAL_CHECK_CRON,
    CONFIRM_AFTER: '10s',
  };
}

/** Resolves when the person has left and the terminal is as it was. */
async function converse({ slack, deepseek }: Stage, isSample: boolean, options: InteractiveOptions): Promise<void> {
  const left = Promise.withResolvers<void>();
  const sample = isSample ? createSampleAccount(deepseek) : null;
  const channels = [...slack.workspace.channels.values()].map(({ name }) => name);
  let session: Session | undefined;
  const screen = openScreen(options, {
    onLine: (line) => session?.take(line),
    onInterrupt: () => {
      if (session?.cancel() !== true) screen.close();
    },
    onClose: () => left.resolve(),
    complete: (line) => completeLine(line, channels),
  });
  const quit = (): void => screen.close();
  options.ending.signal.addEventListener('abort', quit);
  screen.tell(isSample ? SAMPLE_WELCOME : REAL_WELCOME);
  session = createSession({ slack, screen, sample, quit });
  // Rejects when the stage is closed: then nobody looks any more.
  session.watch().catch(left.resolve);
  await left.promise;
  sample?.stop();
  screen.note(['', 'Goodbye. To run it for your team: see "Install it in Slack" in README.md.']);
}
