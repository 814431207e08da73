import type { LastDelivery } from '../../domain/answer.ts';
import { spellDay } from '../dates.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import type { ShowTime } from '../times.ts';

const REASON_CHARACTERS = 80;
/** Reasons of notifications as they are stored, with underscores. */
const REASONS = [
  'fired',
  'escalated',
  'joined',
  'eased',
  'resolved',
  'repeated',
  'told_late',
  'introduction',
  'test',
  'rule_added',
  'rule_changed',
  'rule_removed',
  'digest_changed',
  'zone_changed',
] as const;
const DIGEST = /^digest of (\d{4}-\d{2}-\d{2})$/;
const LATE = /^(.+), told late$/;

/** What became of the last message to a channel, and why there was one. */
export function deliveryLine(say: Say, delivery: LastDelivery | null, time: ShowTime): string {
  if (delivery === null) return say('answers.delivery.none');
  const { outcome, at, reason } = delivery;
  return say(`answers.delivery.${outcome}`, { time: time(at), reason: reasonWords(say, reason) });
}

/** What has no words of its own comes as it is stored. */
function reasonWords(say: Say, reason: string): string {
  const [, day] = DIGEST.exec(reason) ?? [];
  if (day !== undefined) return say('answers.reason.digest', { day: spellDay(say, day) });
  const [, late] = LATE.exec(reason) ?? [];
  if (late !== undefined) return say('answers.reason.late', { reason: reasonWords(say, late) });
  const known = REASONS.find((each) => each === reason.replaceAll(' ', '_'));
  return known === undefined
    ? inlineText(reason.replaceAll('_', ' '), REASON_CHARACTERS)
    : say(`answers.reason.${known}`);
}
