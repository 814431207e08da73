import { createHash } from 'node:crypto';
import { deniedMessage } from '../blocks/answers/denied.ts';
import { deniedHome, homeView } from '../blocks/home/view.ts';
import { type Say, sayIn } from '../blocks/locales/say.ts';
import type { Message } from '../blocks/message.ts';
import { hasRichBlocks, withoutRichBlocks } from '../blocks/rich-blocks.ts';
import type { HomeTab } from '../blocks/view.ts';
import type { Denial } from '../domain/answer.ts';
import { homeFacts } from '../domain/home.ts';
import type { RichBlocks, ViewOutcome, Views } from '../ports.ts';
import { type HomeOf, type ReadHomeDeps, readHome, readHomeCharts } from './read-home.ts';
import { readLanguage } from './read-language.ts';

export interface HomeDeps extends ReadHomeDeps {
  readonly views: Pick<Views, 'publish'>;
  readonly richBlocks: RichBlocks;
  readonly authorise: (userId: string, permission: 'ask') => Promise<Denial | null>;
}

/** Why a Home is drawn. */
export interface HomeWish {
  /** Whether it is published also when nothing has changed. */
  readonly always: boolean;
  /** What came of what its reader did there; stands on top. */
  readonly note?: Message['blocks'];
  /** Whether Slack is asked again which channels the person is in. */
  readonly fresh?: boolean;
}

/** What became of a Home; `unchanged`: what stands there still holds. */
export type HomeOutcome = ViewOutcome | { readonly kind: 'unchanged' };

/** What is drawn, and a text that differs whenever something worth telling does. */
interface Drawing {
  readonly fingerprint: string;
  readonly draw: () => Promise<HomeTab>;
}

const COMMAND = '/deepseek-balance';

/** Shows somebody's Home as things are now. What Slack refuses is logged; nothing waits for it. */
export async function publishHome(deps: HomeDeps, of: HomeOf, wish: HomeWish): Promise<HomeOutcome> {
  const { workspaceId, userId } = of;
  const { fingerprint, draw } = await readDrawing(deps, of, wish);
  const viewer = await deps.store.homeViewers.find(workspaceId, userId);
  if (!wish.always && viewer?.hash === fingerprint) return { kind: 'unchanged' };
  const outcome = await publishFitting(deps, userId, await draw());
  if (outcome.kind === 'shown') await deps.store.homeViewers.setPublished(workspaceId, userId, fingerprint, deps.now());
  else deps.log.warn({ user: userId, outcome }, 'Home was not shown');
  // Perhaps Slack shows it all the same: nobody knows what stands there.
  if (outcome.kind === 'failed') await deps.store.homeViewers.setPublished(workspaceId, userId, '', deps.now());
  return outcome;
}

async function readDrawing(deps: HomeDeps, of: HomeOf, { note = [], fresh = false }: HomeWish): Promise<Drawing> {
  const denial = await deps.authorise(of.userId, 'ask');
  const language = await readLanguage(deps, of.workspaceId, { userId: of.userId, channelId: null });
  const say = sayIn(language);
  if (denial !== null) return drawDenied(say, denial);
  const answer = await readHome(deps, of, fresh);
  return {
    fingerprint: fingerprintOf([language, homeFacts(answer)]),
    draw: async () => homeView(say, { answer, charts: await readHomeCharts(deps, of, answer), note, command: COMMAND }),
  };
}

function drawDenied(say: Say, denial: Denial): Drawing {
  const home = deniedHome(deniedMessage(say, denial));
  return { fingerprint: fingerprintOf([say.language, denial]), draw: async () => home };
}

/** Without charts where Slack takes none; a refusal that goes with them is remembered. */
async function publishFitting({ views, richBlocks }: HomeDeps, userId: string, home: HomeTab): Promise<ViewOutcome> {
  if (!hasRichBlocks(home)) return views.publish(userId, home);
  const plain = withoutRichBlocks(home);
  if (await richBlocks.areRefused()) return views.publish(userId, plain);
  const outcome = await views.publish(userId, home);
  if (outcome.kind !== 'refused' || !outcome.reason.startsWith('invalid_')) return outcome;
  const again = await views.publish(userId, plain);
  if (again.kind === 'shown') await richBlocks.noteRefused();
  return again;
}

function fingerprintOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}
