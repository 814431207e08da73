import { isDeepStrictEqual } from 'node:util';
import { type OpenView, valuesOf } from '../slack/open-view.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import { ALICE } from '../stage.ts';
import { word } from '../transcript/block-fields.ts';
import { renderBlocks } from '../transcript/blocks.ts';
import { describeElements, listElements } from './elements.ts';
import { answerQuestion, describeQuestion, givenValue, listQuestions, type Question } from './form.ts';
import { type Pressable, pressElement } from './pressing.ts';
import type { Screen } from './screen.ts';
import { parseTypedLine } from './typed-line.ts';

/** Asks the fields of a form that the bot opened, one after the other, and submits it. */
export interface FormFilling {
  /** Whether a form is open that was not shown, or was replaced by the bot. */
  isNews(): boolean;
  /** Shows such a form. */
  look(): void;
  /** Takes the answer to the field that was asked, or presses what is `:1`; false when no form is open. */
  take(line: string): boolean;
  /** Closes the form without submitting; false when none is open. */
  cancel(): boolean;
}

interface Filling {
  readonly open: OpenView;
  readonly questions: readonly Question[];
  /** How many of them were answered. */
  readonly answered: number;
  readonly pressable: Pressable;
}

export function createFormFilling(parts: {
  readonly slack: SlackStandIn;
  readonly screen: Screen;
  /** Called when the form is gone, to go back to the channel. */
  readonly done: () => void;
}): FormFilling {
  const { slack, screen } = parts;
  let filling: Filling | null = null;

  const newest = (): OpenView | undefined => [...slack.views.values()].findLast(({ view }) => view.type === 'modal');
  const isNews = (): boolean => newest()?.hash !== filling?.open.hash;
  const askNext = ({ open, questions, answered }: Filling): void => {
    const question = questions[answered];
    if (question !== undefined) screen.note(describeQuestion(question));
    const last = isSubmittable(open) ? 'Enter submits, Ctrl-C closes> ' : 'Enter closes> ';
    screen.ask(question === undefined ? last : `${question.label}> `);
  };
  const begin = (open: OpenView, before: Filling | null = null): void => {
    const names = slack.workspace.names();
    const title = open.view.type === 'modal' ? open.view.title.text : '';
    const rest = open.view.blocks.filter((block) => word(block, 'type') !== 'input');
    const elements = listElements(rest, names);
    screen.print(
      [`*${title}*`, ...renderBlocks(rest, names, { width: screen.width(), style: screen.style })].join('\n'),
    );
    screen.note(describeElements(elements).map((line) => `  ${line}`));
    const questions = listQuestions(open.view, names, valuesOf(open));
    const answered = before === null ? 0 : countAnswered(before, open, questions);
    filling = { open, questions, answered, pressable: { place: { kind: 'view', viewId: open.id }, elements } };
    askNext(filling);
  };
  const look = (): void => {
    const open = newest();
    if (open !== undefined) {
      if (isNews()) begin(open, filling);
    } else if (filling !== null) {
      filling = null;
      parts.done();
    }
  };
  /** Complaints begin the form anew: whoever filled it in sees what was wrong, and keeps with Enter what was not. */
  const submit = async ({ open, questions }: Filling): Promise<void> => {
    const result = await slack.submitView({ user: ALICE, viewId: open.id });
    if (result.kind === 'failed') screen.note([`Slack says: ${result.error}. The form is still open.`]);
    if (result.kind === 'complaints') {
      screen.note(questions.flatMap(({ blockId, label }) => complaint(label, result.errors[blockId])));
    }
    if (result.kind === 'failed' || result.kind === 'complaints') begin(slack.views.get(open.id) ?? open);
  };
  /** What was typed stays in the form; the bot is told at once where it asked for it and something changed. */
  const fill = async (
    { open }: Filling,
    question: Question,
    value: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    const { blockId, actionId, dispatches } = question;
    const view = { user: ALICE, viewId: open.id };
    const before = valuesOf(slack.views.get(open.id) ?? open)[blockId]?.[actionId];
    slack.fillView({ ...view, values: { [blockId]: { [actionId]: value } } });
    if (!dispatches || isDeepStrictEqual(givenValue(before ?? {}), givenValue(value))) return;
    await slack.clickInView({ ...view, blockId, actionId, value: givenValue(value) });
  };
  const advance = (current: Filling, line: string): void => {
    const question = current.questions[current.answered];
    if (question === undefined) return;
    const answer = answerQuestion(question, line, slack.workspace.names());
    if (answer.kind === 'refused') {
      screen.note([answer.sentence]);
      return;
    }
    filling = { ...current, answered: current.answered + 1 };
    fill(current, question, answer.value).catch(tellTrouble);
    askNext(filling);
  };
  const tellTrouble = (error: unknown): void => screen.note([`That did not work: ${String(error)}`]);

  return {
    isNews,
    look,
    take(line) {
      if (filling === null) return false;
      const pressed = parseTypedLine(line);
      if (pressed.kind === 'press') pressElement(slack, screen, filling.pressable, pressed).catch(tellTrouble);
      else if (filling.answered < filling.questions.length) advance(filling, line);
      else if (isSubmittable(filling.open)) submit(filling).catch(tellTrouble);
      else return this.cancel();
      return true;
    },
    cancel() {
      if (filling === null) return false;
      slack.closeView({ user: ALICE, viewId: filling.open.id }).catch(() => {});
      screen.note(['The form is closed, nothing was sent.']);
      return true;
    },
  };
}

/** When the bot shows the same form anew, what was answered is not asked again. */
function countAnswered(before: Filling, open: OpenView, questions: readonly Question[]): number {
  if (before.open.id !== open.id) return 0;
  const answered = before.questions.slice(0, before.answered);
  const changed = answered.findIndex(({ blockId, actionId }, index) => {
    const now = questions[index];
    return now?.blockId !== blockId || now.actionId !== actionId;
  });
  return changed === -1 ? answered.length : changed;
}

function isSubmittable({ view }: OpenView): boolean {
  return view.type === 'modal' && view.submit !== undefined;
}

function complaint(label: string, sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [`✗ ${label}: ${sentence}`];
}
