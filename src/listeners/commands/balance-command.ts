import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { failedMessage } from '../../blocks/answers/failed.ts';
import { sayIn } from '../../blocks/locales/say.ts';
import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import type { Log, OutgoingMessage } from '../../ports.ts';
import { answerCommand } from './answer-command.ts';
import type { CommandUseCases } from './command-use-cases.ts';

export interface CommandDeps {
  readonly useCases: CommandUseCases;
  readonly respond: (responseUrl: string, message: OutgoingMessage) => Promise<void>;
  /** Counts an answer as work that a stop waits for. */
  readonly track: (work: Promise<void>) => Promise<void>;
  readonly workspaceId: string;
  readonly log: Log;
}

type CommandArgs = Pick<SlackCommandMiddlewareArgs & AllMiddlewareArgs, 'ack' | 'body'>;

const Payload = z.object({
  command: z.string().startsWith('/').max(64),
  text: z.string().default(''),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  response_url: z.url(),
});
type Payload = z.infer<typeof Payload>;

/** `/deepseek-balance`: acknowledged first; the answer follows through `response_url`, a sentence even when everything fails. */
export function balanceCommand(deps: CommandDeps) {
  return async ({ ack, body }: CommandArgs): Promise<void> => {
    await ack();
    await deps.track(answer(deps, Payload.parse(body)));
  };
}

async function answer(deps: CommandDeps, payload: Payload): Promise<void> {
  const requestId = randomUUID().slice(0, 8);
  const { command, text, user_id: userId, channel_id: channelId, response_url: responseUrl } = payload;
  const asker = { workspaceId: deps.workspaceId, channelId, userId, command };
  const say = sayIn(DEFAULT_LANGUAGE);
  const fields = { request: requestId, user: userId, channel: channelId };
  try {
    const message = await answerCommand(deps.useCases, say, asker, text);
    await deps.respond(responseUrl, message);
    deps.log.info(fields, 'command answered');
  } catch (error) {
    deps.log.error({ ...fields, err: error }, 'command failed');
    await deps.respond(responseUrl, failedMessage(say, requestId));
  }
}
