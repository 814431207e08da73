import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { failedMessage } from '../../blocks/answers/failed.ts';
import { sayIn } from '../../blocks/locales/say.ts';
import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import { openSettings } from '../forms/settings-clicks.ts';
import { acknowledge, type InteractionDeps } from '../interactions.ts';
import { answerCommand } from './answer-command.ts';
import { parseCommand } from './parse-command.ts';

type CommandArgs = Pick<SlackCommandMiddlewareArgs & AllMiddlewareArgs, 'ack' | 'body'>;

const Payload = z.object({
  command: z.string().startsWith('/').max(64),
  text: z.string().default(''),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  trigger_id: z.string().default(''),
  response_url: z.url(),
});
type Payload = z.infer<typeof Payload>;

/** `/deepseek-balance`: acknowledged first; the answer follows through `response_url`, a sentence even when everything fails. */
export function balanceCommand(deps: InteractionDeps) {
  return async ({ ack, body }: CommandArgs): Promise<void> => {
    await acknowledge(deps.log, ack);
    await deps.track(answer(deps, Payload.parse(body)));
  };
}

async function answer(deps: InteractionDeps, payload: Payload): Promise<void> {
  const requestId = randomUUID().slice(0, 8);
  const { command, text, user_id: userId, channel_id: channelId, response_url: responseUrl } = payload;
  const asker: Asker = { workspaceId: deps.workspaceId, channelId, userId, command };
  const fields = { request: requestId, user: userId, channel: channelId };
  try {
    if (asksForSettings(text, command)) await openSettings(deps, asker, { triggerId: payload.trigger_id, responseUrl });
    else await deps.respond(responseUrl, (await answerCommand(deps.useCases, asker, text)).message);
    deps.log.info(fields, 'command answered');
  } catch (error) {
    deps.log.error({ ...fields, err: error }, 'command failed');
    await deps.respond(responseUrl, failedMessage(sayIn(DEFAULT_LANGUAGE), requestId));
  }
}

/** Seen without the database, because a form must open within three seconds. */
function asksForSettings(text: string, command: string): boolean {
  const words = { accountIds: [], accounts: [], currencies: [], language: DEFAULT_LANGUAGE, command };
  const parsed = parseCommand(text, words);
  return 'intention' in parsed && parsed.intention.kind === 'settings';
}
