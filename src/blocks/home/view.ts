import type { HomeAnswer, HomeCharts } from '../../domain/home.ts';
import { actions, button, heading } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { context, type Message, section } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { slackTime } from '../times.ts';
import type { HomeTab } from '../view.ts';
import { accountBlocks } from './accounts.ts';
import { channelBlocks } from './channels.ts';
import { chartBlocks } from './charts.ts';
import { HOME_CONTROL } from './controls.ts';
import { firingBlocks } from './firing.ts';
import { firstSteps } from './first-steps.ts';

/** What a Home tab shows. */
export interface HomeShown {
  readonly answer: HomeAnswer;
  readonly charts: HomeCharts;
  /** What came of what its reader did there last; stands on top. */
  readonly note: Message['blocks'];
  /** The command's name, with the slash. */
  readonly command: string;
}

/** The Home tab of a person: what fires, the accounts, their channels and rules; without any rule, how to begin. */
export function homeView(say: Say, { answer, charts, note, command }: HomeShown): HomeTab {
  const isNew = answer.channels.length === 0;
  return {
    type: 'home',
    blocks: [
      ...note,
      heading(say('home.title')),
      context([say('home.as_of', { time: slackTime(answer.now) })]),
      ...pauseBlocks(say, answer),
      homeButtons(say, isNew),
      ...(isNew ? firstSteps(say) : []),
      ...(answer.firing.length === 0 ? [] : firingBlocks(say, answer)),
      ...accountBlocks(say, answer, command),
      ...chartBlocks(say, charts),
      ...(answer.firing.length === 0 ? firingBlocks(say, answer) : []),
      ...channelBlocks(say, answer, command),
      context([say('home.typed', { command: codeSpan(`${command} ${say('type.help')}`) })]),
    ],
  };
}

/** The Home tab of somebody who may not ask: that, and nothing else. */
export function deniedHome(denied: Message): HomeTab {
  return { type: 'home', blocks: denied.blocks };
}

function pauseBlocks(say: Say, { pausedSince }: HomeAnswer): Message['blocks'] {
  return pausedSince === null ? [] : [section(say('home.paused', { since: slackTime(pausedSince) }))];
}

/** Without any rule, the button that adds one stands with the steps. */
function homeButtons(say: Say, isNew: boolean): Message['blocks'][number] {
  return actions('home', [
    button(HOME_CONTROL.refresh, say('controls.refresh'), 'now'),
    ...(isNew ? [] : [button(HOME_CONTROL.addRule, say('forms.add_rule'), 'add')]),
  ]);
}
