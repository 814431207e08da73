import type { TestOutcome } from '../../domain/answer.ts';
import { closedChannel } from '../closed-channel.ts';
import { actions, button } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { channelName } from '../names.ts';
import type { Modal } from '../view.ts';
import { noteView } from './settings-view.ts';

/** The button that sends a test alert to the channel that it carries. */
export const TEST_CONTROL = 'settings_test';

/** While something is being saved. */
export function savingView(say: Say): Modal {
  return noteView(say, say('forms.saving'));
}

/** What came of saving a form; `notice` null: nothing was changed. */
export function savedView(say: Say, notice: TestOutcome | null, channelId: string): Modal {
  if (notice === null) return noteView(say, say('forms.saved_nothing'));
  const channel = channelName(channelId);
  const test = actions('test', [button(TEST_CONTROL, say('forms.saved_test'), channelId)]);
  switch (notice.kind) {
    case 'sent':
      return noteView(say, say('forms.saved', { channel }), [test]);
    case 'waiting':
      return noteView(say, say('forms.saved_waiting', { channel }));
    case 'closed':
      return noteView(say, say('forms.saved_closed', { channel, ...closedChannel(say, channelId, notice.reason) }));
  }
}

/** What came of a test alert that a form sent. */
export function testedView(say: Say, outcome: TestOutcome, channelId: string): Modal {
  return noteView(say, testedWords(say, outcome, channelId));
}

/** What came of a test alert, for somebody who is not in its channel at the moment. */
export function testedWords(say: Say, outcome: TestOutcome, channelId: string): string {
  switch (outcome.kind) {
    case 'sent':
      return say('forms.test_sent', { channel: channelName(channelId) });
    case 'waiting':
      return say('forms.test_waiting');
    case 'closed':
      return say('forms.test_closed', closedChannel(say, channelId, outcome.reason));
  }
}
