import { join } from 'node:path';
import { createBot } from '../app.ts';
import { parseConfig } from '../config.ts';
import { createLog } from '../ops/log.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from './deepseek/sample-deepseek.ts';
import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN } from './slack/options.ts';
import { type SlackStandIn, startSlack } from './slack/stand-in.ts';
import { renderTranscript } from './transcript.ts';

const KEY = 'sk-demo-0000000000000000000000000000';
const CHANNEL = 'C0OPS00000';
const ALICE = 'U0ALICE000';
const WAIT_MS = 8000;

interface Stage {
  readonly slack: SlackStandIn;
  readonly deepseek: SampleDeepSeek;
  readonly print: (text: string) => void;
}

/** Plays the main job from the first question to the resolved alert, with the real bot over real sockets. */
export async function playStory(folder: string, print: (text: string) => void): Promise<void> {
  const deepseek = await startSampleDeepSeek();
  const slack = await startSlack({
    users: [{ id: ALICE, name: 'alice' }],
    channels: [{ id: CHANNEL, name: 'ops', members: [ALICE], botIsMember: true }],
    bot: { userId: 'U0BOT00000', botId: 'B0BOT00000', appId: 'A0APP00000', name: 'DeepSeek Balance' },
  });
  deepseek.set(KEY, { wallets: { CNY: { granted: '10.00', toppedUp: '61.46' } } });
  const bot = await createDemoBot(folder, slack, deepseek);
  try {
    await bot.start();
    await slack.waitFor((it) => it.connections.count > 0, WAIT_MS, 'the bot to connect');
    await playScenes({ slack, deepseek, print });
  } finally {
    await bot.stop();
    await slack.close();
    await deepseek.close();
  }
}

function createDemoBot(folder: string, slack: SlackStandIn, deepseek: SampleDeepSeek) {
  const config = parseConfig(
    {
      DEEPSEEK_API_KEY: KEY,
      DEEPSEEK_BASE_URL: deepseek.baseUrl,
      SLACK_BOT_TOKEN: DEFAULT_BOT_TOKEN,
      SLACK_APP_TOKEN: DEFAULT_APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      CHECK_CRON: '* * * * * *',
      CONFIRM_AFTER: '1s',
      DATABASE_URL: `file:${join(folder, 'bot.db')}`,
    },
    () => '',
  );
  const log = createLog({ level: 'silent', secrets: [] });
  return createBot(config, { log, version: 'demo', timing: { tickEveryMs: 200, updateEveryMs: 2000 } });
}

async function playScenes(stage: Stage): Promise<void> {
  const { slack, deepseek } = stage;
  const scene = createScenes(stage);
  await scene('Somebody asks how much is left.', () => type(slack, ''));
  await scene('The team wants to know below 50, and loudly below 10.', async () => {
    await type(slack, 'threshold 50 CNY');
    await type(slack, 'threshold 10 CNY critical');
  });
  await scene('A batch job drains the account.', async () => {
    deepseek.drain(KEY, '26.46', 'CNY');
    await waitForRoot(slack, 'Warning');
  });
  await scene('It goes on.', async () => {
    deepseek.drain(KEY, '35.20', 'CNY');
    await waitForReply(slack, '¥9.80');
  });
  await scene('The money is gone: DeepSeek refuses calls.', async () => {
    deepseek.drain(KEY, '9.82', 'CNY');
    await waitForReply(slack, 'refuses calls');
  });
  await scene('Why does it speak?', () => type(slack, 'why'));
  await scene('Somebody tops up.', async () => {
    deepseek.topUp(KEY, '200', 'CNY');
    await waitForReply(slack, 'Resolved');
    await slack.waitFor(
      (it) => it.messages(CHANNEL).some((root) => root.edits.length > 0 && root.text.includes('Resolved')),
      WAIT_MS,
      'the final edit',
    );
  });
  stage.print('That is the whole job. To run it for your team: see "Install it in Slack" in README.md.');
}

/** A scene prints its title, lets things happen and prints what people saw meanwhile. */
function createScenes({ slack, print }: Stage): (title: string, act: () => Promise<void>) => Promise<void> {
  const names = slack.workspace.names();
  let shown = 0;
  return async (title, act) => {
    print(`── ${title}`);
    await act();
    const entries = slack.timeline.slice(shown);
    shown = slack.timeline.length;
    print(`${renderTranscript(entries, names)}\n`);
  };
}

async function type(slack: SlackStandIn, text: string): Promise<void> {
  const interaction = await slack.command({ user: ALICE, channel: CHANNEL, text });
  await interaction.answer(WAIT_MS);
}

function waitForRoot(slack: SlackStandIn, words: string): Promise<unknown> {
  return slack.waitFor(
    (it) => it.messages(CHANNEL).some((root) => root.text.includes(words)),
    WAIT_MS,
    `a message with "${words}"`,
  );
}

function waitForReply(slack: SlackStandIn, words: string): Promise<unknown> {
  return slack.waitFor(
    (it) => it.messages(CHANNEL).some((root) => root.replies.some((reply) => reply.text.includes(words))),
    WAIT_MS,
    `a reply with "${words}"`,
  );
}
