import { ruleAnswerMessage } from '../../src/blocks/answers/rule-change.ts';
import type { RuleAnswer } from '../../src/domain/answer.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { setThreshold } from '../../src/usecases/set-rule.ts';
import { EN } from '../blocks/voices.ts';
import { ALICE, type DeliveryWorld, OPS, WORKSPACE } from './delivery-world.ts';

/** A threshold without any options. */
const AS_TYPED = { unit: 'money', windowMs: null, severity: null, mention: null, accountId: null } as const;

const COMMAND = '/deepseek-balance';
/** Alice in #ops. */
export const ASKER = { workspaceId: WORKSPACE, channelId: OPS, userId: ALICE, command: COMMAND };
export const OPERATOR = 'C0OPERATOR';
export const OPERATOR_CHANNEL = { id: OPERATOR, name: 'operator', botIsMember: true };
/** A paused channel is tried this often on the first day. */
export const TRY_MS = 15 * MINUTE_MS;

/** Alice types `threshold AMOUNT CNY`; resolves with what she is answered. */
export async function setRule(world: DeliveryWorld, amount: number, channelId = OPS): Promise<string> {
  const wish = { micros: amount * 1_000_000, currency: 'CNY', ...AS_TYPED };
  return answerText(await setThreshold(world.rules, { ...ASKER, channelId }, wish));
}

export function answerText(answer: RuleAnswer): string {
  return ruleAnswerMessage(EN, answer, COMMAND).text;
}

/** What a channel shows, or the direct message with a person. */
export function textsIn(world: DeliveryWorld, channelOrUser: string): readonly string[] {
  return world.slack.messages(channelOrUser).map((message) => message.text);
}

/** Lets the next try come. */
export function passTry(world: DeliveryWorld): Promise<void> {
  return world.pass(TRY_MS + MINUTE_MS, MINUTE_MS);
}
