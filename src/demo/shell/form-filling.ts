import type { OpenView } from '../slack/open-view.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import { ALICE } from '../stage.ts';
import { word } from '../transcript/block-fields.ts';
import { renderBlocks } from '../transcript/blocks.ts';
import { answerQuestion, collectValues, describeQuestion, listQuestions, type Question } from './form.ts';
import type { Screen } from './screen.ts';

/** Asks the fields of a form that the bot opened, one after the other, and submits it. */
export interface FormFilling {
  /** Whether a form is open that was not shown, or was replaced by the bot. */
  isNews(): boolean;
  /** Shows such a form. */
  look(): void;
  /** Takes the answer to the field that was asked; false when no form is open. */
  take(line: string): boolean;
  /** Closes the form without submitting; false when none is open. */
  cancel(): boolean;
}

interface Filling {
  readonly open: OpenView;
  readonly questions: readonly Question[];
  readonly answers: readonly Readonly<Record<string, unknown>>[];
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
  const askNext = ({ questions, answers }: Filling): void => {
    const question = questions[answers.length];
    if (question !== undefined) screen.note(describeQuestion(question));
    screen.ask(question === undefined ? 'Enter submits, Ctrl-C closes> ' : `${question.label}> `);
  };
  const begin = (open: OpenView): void => {
    const names = slack.workspace.names();
    const title = open.view.type === 'modal' ? open.view.title.text : '';
    const rest = open.view.blocks.filter((block) => word(block, 'type') !== 'input');
    screen.print(
      [`*${title}*`, ...renderBlocks(rest, names, { width: screen.width(), style: screen.style })].join('\n'),
    );
    filling = { open, questions: listQuestions(open.view, names), answers: [] };
    askNext(filling);
  };
  const look = (): void => {
    const open = newest();
    if (open !== undefined) {
      if (isNews()) begin(open);
    } else if (filling !== null) {
      filling = null;
      parts.done();
    }
  };
  /** Complaints begin the form anew: whoever filled it in sees what was wrong and types it again. */
  const submit = async ({ open, questions, answers }: Filling): Promise<void> => {
    const values = collectValues(questions, answers);
    const result = await slack.submitView({ user: ALICE, viewId: open.id, values });
    if (result.kind === 'failed') screen.note([`Slack says: ${result.error}. The form is still open.`]);
    if (result.kind === 'complaints') {
      screen.note(questions.flatMap(({ blockId, label }) => complaint(label, result.errors[blockId])));
    }
    if (result.kind === 'failed' || result.kind === 'complaints') begin(open);
  };
  const advance = (current: Filling, line: string): void => {
    const question = current.questions[current.answers.length];
    if (question === undefined) return;
    const answer = answerQuestion(question, line, slack.workspace.names());
    if (answer.kind === 'refused') {
      screen.note([answer.sentence]);
      return;
    }
    filling = { ...current, answers: [...current.answers, answer.value] };
    askNext(filling);
  };

  return {
    isNews,
    look,
    take(line) {
      if (filling === null) return false;
      if (filling.open.view.type === 'modal' && filling.open.view.submit === undefined) return this.cancel();
      if (filling.answers.length < filling.questions.length) advance(filling, line);
      else submit(filling).catch((error: unknown) => screen.note([`That did not work: ${String(error)}`]));
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

function complaint(label: string, sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [`✗ ${label}: ${sentence}`];
}
