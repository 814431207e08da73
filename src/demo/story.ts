import type { SampleDeepSeek } from './deepseek/sample-deepseek.ts';
import type { SlackStandIn } from './slack/stand-in.ts';
import { ALICE, OPS, openStage, SAMPLE_KEY, WAIT_MS } from './stage.ts';
import { renderTranscript } from './transcript.ts';

interface Scenery {
  readonly slack: SlackStandIn;
  readonly deepseek: SampleDeepSeek;
  readonly print: (text: string) => void;
}

/** Plays the main job from the first question to the resolved alert, with the real bot over real sockets. */
export async function playStory(folder: string, print: (text: string) => void): Promise<void> {
  const stage = await openStage({ folder, variables: {}, updateEveryMs: 2000, hasPast: true });
  try {
    await playScenes({ slack: stage.slack, deepseek: stage.deepseek, print });
  } finally {
    await stage.close();
  }
}

async function playScenes(stage: Scenery): Promise<void> {
  const { slack, deepseek } = stage;
  const scene = createScenes(stage);
  await scene('Somebody asks how much is left.', () => type(slack, ''));
  await scene('And where did it go?', () => type(slack, 'history'));
  await scene('The team wants to know below 50, and loudly below 10.', async () => {
    await type(slack, 'threshold 50 CNY');
    await type(slack, 'threshold 10 CNY critical');
  });
  await scene('A batch job drains the account.', async () => {
    deepseek.drain(SAMPLE_KEY, '26.46', 'CNY');
    await waitForRoot(slack, 'Warning');
  });
  await scene('It goes on.', async () => {
    deepseek.drain(SAMPLE_KEY, '35.20', 'CNY');
    await waitForReply(slack, '¥9.80');
  });
  await scene('The money is gone: DeepSeek refuses calls.', async () => {
    deepseek.drain(SAMPLE_KEY, '9.82', 'CNY');
    await waitForReply(slack, 'refuses calls');
  });
  await scene('Why does it speak?', () => type(slack, 'why'));
  await scene('Somebody tops up.', async () => {
    deepseek.topUp(SAMPLE_KEY, '200', 'CNY');
    await waitForReply(slack, 'Resolved');
    await slack.waitFor(
      (it) => it.messages(OPS).some((root) => root.edits.length > 0 && root.text.includes('Resolved')),
      WAIT_MS,
      'the final edit',
    );
  });
  stage.print('That is the whole job. To run it for your team: see "Install it in Slack" in README.md.');
}

/** A scene prints its title, lets things happen and prints what people saw meanwhile. */
function createScenes({ slack, print }: Scenery): (title: string, act: () => Promise<void>) => Promise<void> {
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
  const interaction = await slack.command({ user: ALICE, channel: OPS, text });
  await interaction.answer(WAIT_MS);
}

function waitForRoot(slack: SlackStandIn, words: string): Promise<unknown> {
  return slack.waitFor(
    (it) => it.messages(OPS).some((root) => root.text.includes(words)),
    WAIT_MS,
    `a message with "${words}"`,
  );
}

function waitForReply(slack: SlackStandIn, words: string): Promise<unknown> {
  return slack.waitFor(
    (it) => it.messages(OPS).some((root) => root.replies.some((reply) => reply.text.includes(words))),
    WAIT_MS,
    `a reply with "${words}"`,
  );
}
