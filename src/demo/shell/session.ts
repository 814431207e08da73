import { verbOf } from '../../listeners/commands/verbs.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import type { TimelineEntry } from '../slack/timeline.ts';
import { ALICE, OPS } from '../stage.ts';
import type { Names } from '../transcript/mrkdwn.ts';
import { renderTranscript } from '../transcript.ts';
import { describeElements, listElements } from './elements.ts';
import { createFormFilling } from './form-filling.ts';
import { createHomeScreen } from './home-screen.ts';
import { type Pressable, pressElement } from './pressing.ts';
import type { SampleAccount } from './sample.ts';
import type { Screen } from './screen.ts';
import { parseTypedLine, type TypedLine } from './typed-line.ts';
import { AFTER_ALERT, AFTER_FALL, HELP, messageHint, ONLY_SAMPLE, unknownCommand } from './words.ts';

interface Parts {
  readonly slack: SlackStandIn;
  readonly screen: Screen;
  /** Null when the account is a real one. */
  readonly sample: SampleAccount | null;
  readonly quit: () => void;
}

/** One person in front of the terminal. */
export interface Session {
  take(line: string): void;
  /** Gives up a form that is open; false when there is none. */
  cancel(): boolean;
  /** Prints what people see; rejects when the stand-in is closed. */
  watch(): Promise<never>;
}

const ANSWER_MS = 5000;
const FOR_EVER_MS = 2 ** 31 - 1;

export function createSession({ slack, screen, sample, quit }: Parts): Session {
  let channel = slack.workspace.getChannel(OPS);
  let shown = 0;
  let isHinted = false;
  let pressable: Pressable = { place: { kind: 'message', channel: OPS, ts: '' }, elements: [] };
  const said = new Set<string>();
  const names = (): Names => slack.workspace.names();
  const ask = (): void => screen.ask(home.isOpen() ? 'Home> ' : `#${channel.name}> `);
  const form = createFormFilling({ slack, screen, done: ask });
  const home = createHomeScreen({
    slack,
    screen,
    shown: (there) => {
      pressable = there;
    },
  });

  const show = (entry: TimelineEntry, earlier: readonly TimelineEntry[]): void => {
    // What the person typed is on the screen already.
    if (entry.kind === 'command' || entry.kind === 'clicked' || ('ts' in entry && said.has(entry.ts))) return;
    const look = { width: screen.width(), style: screen.style, earlier };
    const elements = 'blocks' in entry && entry.kind !== 'deleted' ? listElements(entry.blocks, names()) : [];
    screen.print(`\n${renderTranscript([entry], names(), look)}`);
    if (elements.length === 0 || !('ts' in entry)) return;
    pressable = { place: { kind: 'message', channel: entry.channel, ts: entry.ts }, elements };
    screen.note(describeElements(elements).map((line) => `  ${line}`));
  };
  const hint = (entry: TimelineEntry): void => {
    if (isHinted || sample === null || entry.kind !== 'posted' || !/ is down to | fell by /.test(entry.text)) return;
    isHinted = true;
    screen.note([entry.text.includes(' fell by ') ? AFTER_FALL : AFTER_ALERT]);
  };
  const showNews = (): void => {
    while (shown < slack.timeline.length) {
      const entry = slack.timeline[shown];
      if (entry !== undefined) {
        show(entry, slack.timeline.slice(0, shown));
        hint(entry);
      }
      shown += 1;
    }
  };
  const waiting: (() => unknown)[] = [];
  let isActing = false;
  /** One after the other, as typed or pasted. What goes wrong is a mistake of the stage; the person is told and may go on. */
  const act = async (doing: () => unknown): Promise<void> => {
    waiting.push(doing);
    if (isActing) return;
    isActing = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        const done = next();
        // What needs no time is done before the next key.
        if (done instanceof Promise) await done;
      } catch (error) {
        screen.note([`That did not work: ${String(error)}`]);
      }
    }
    isActing = false;
  };
  const join = (name: string): void => {
    home.leave();
    const all = [...slack.workspace.channels.values()].filter((each) => !each.is_im);
    const found = all.find((each) => each.name === name);
    if (found === undefined) screen.note([`The channels here: ${all.map((each) => `/join #${each.name}`).join(', ')}`]);
    else channel = found;
    ask();
  };
  const goHome = async (): Promise<void> => {
    const opened = home.open();
    ask();
    await opened;
  };
  const press = (number: number, choice: string) => pressElement(slack, screen, pressable, { number, choice });
  const command = async (text: string): Promise<void> => {
    sample?.begin();
    const interaction = await slack.command({ user: ALICE, channel: channel.id, text });
    // What follows waits for the answer, but not for one that never comes.
    await interaction.answer(ANSWER_MS).catch(() => undefined);
  };
  const say = (text: string): void => {
    said.add(slack.say({ user: ALICE, channel: channel.id, text }).ts);
    screen.note(messageHint(text, verbOf(text.split(' ')[0]?.toLowerCase() ?? '') !== undefined));
  };

  const obey = (typed: TypedLine): unknown => {
    switch (typed.kind) {
      case 'nothing':
        return;
      case 'help':
        return screen.tell(HELP);
      case 'quit':
        return quit();
      case 'command':
        return command(typed.text);
      case 'other_command':
        return screen.note([unknownCommand(typed.name)]);
      case 'message':
        return say(typed.text);
      case 'home':
        return goHome();
      case 'join':
        return join(typed.channel);
      case 'press':
        return press(typed.number, typed.choice);
      case 'steer':
        return screen.note([sample === null ? ONLY_SAMPLE : sample.obey(typed.order)]);
      case 'misused':
        return screen.note([typed.hint]);
    }
  };

  ask();
  return {
    take(line) {
      const typed = parseTypedLine(line);
      // Always there, also in a form and while an answer is awaited.
      if (typed.kind === 'quit' || typed.kind === 'help') obey(typed);
      else void act(() => (form.take(line) ? undefined : obey(typed)));
    },
    cancel: () => form.cancel(),
    async watch() {
      for (;;) {
        showNews();
        home.look();
        form.look();
        await slack.waitFor((it) => it.timeline.length > shown || form.isNews() || home.isNews(), FOR_EVER_MS, 'news');
      }
    },
  };
}
