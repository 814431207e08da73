import type { Rule } from '../../src/domain/rule.ts';
import { createOpenForms } from '../../src/listeners/forms/open-forms.ts';
import type { InteractionUseCases } from '../../src/listeners/interaction-use-cases.ts';
import type { InteractionDeps } from '../../src/listeners/interactions.ts';
import type { View, Views } from '../../src/ports.ts';
import { type KeptLog, keepLog } from '../slack/slack-client.ts';
import { createUseCases } from './commands/use-cases.ts';

const notAsked = async (): Promise<never> => {
  throw new RangeError('not asked for here');
};

/** What an interaction did: the views that it showed and the answers that it gave, in order. */
export interface Done {
  readonly deps: InteractionDeps;
  readonly log: KeptLog;
  readonly opened: readonly View[];
  readonly updated: readonly { readonly hash: string | null; readonly view: View }[];
  readonly answered: readonly { readonly text: string; readonly shownAs: string }[];
}

/** A team that pays in CNY, and a channel of it with these rules that has set nothing else. */
export function channelWith(rules: readonly Rule[]): Pick<InteractionUseCases, 'readVocabulary' | 'readSettings'> {
  return {
    readVocabulary: async () => ({ accountIds: [], accounts: [], currencies: ['CNY'], language: 'en' }),
    readSettings: async () => ({
      rules,
      channel: { zone: 'UTC', language: null, quiet: null, digest: null },
      accounts: [],
      fingerprint: 'a.b',
    }),
  };
}

/** A bot whose use cases are those given, and in which any other throws. */
export function createDone(given: Partial<InteractionUseCases> = {}, views: Partial<Views> = {}): Done {
  const opened: View[] = [];
  const updated: Done['updated'][number][] = [];
  const answered: Done['answered'][number][] = [];
  const log = keepLog();
  const shown = { kind: 'shown', viewId: 'V1', hash: 'h' } as const;
  const deps: InteractionDeps = {
    useCases: {
      ...createUseCases([]),
      readDetails: notAsked,
      checkEpisode: notAsked,
      wakeEpisode: notAsked,
      claimOnce: async () => true,
      readFunded: async () => ['CNY'],
      readSettings: notAsked,
      saveSettings: notAsked,
      isMentionable: async () => true,
      isInChannel: async () => true,
      seesChannel: async () => true,
      findEpisodeChannel: async () => 'C1',
      refreshHome: notAsked,
      renewHome: async () => {},
      tellHome: notAsked,
      listZones: () => ['UTC', 'Asia/Shanghai'],
      ...given,
    },
    views: {
      open: async (_, view) => {
        opened.push(view);
        return shown;
      },
      update: async (_, hash, view) => {
        updated.push({ hash, view });
        return shown;
      },
      publish: notAsked,
      ...views,
    },
    forms: createOpenForms(),
    respond: async (_, { text }, shownAs = 'private') => void answered.push({ text, shownAs }),
    track: (work) => work,
    workspaceId: 'self',
    log,
  };
  return { deps, log, opened, updated, answered };
}

/** All that a view says. */
export function said(view: View | undefined): string {
  return JSON.stringify(view?.blocks ?? []);
}
