import { CHANNEL_FIELD, NOTHING_CHOSEN, readDigestChoice } from '../../blocks/forms/channel-form.ts';
import type { Say } from '../../blocks/locales/say.ts';
import { parseLanguage } from '../../domain/language.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import type { ChannelFields } from '../../domain/settings-draft.ts';
import type { OpenView } from '../open-view.ts';
import type { FieldErrors } from './rule-fields.ts';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** What a channel's form sets, or what is wrong with it. A zone that is none of `zones` leaves the one that is set. */
export function readChannelFields(
  say: Say,
  { fields }: OpenView,
  before: ChannelFields,
  zones: readonly string[],
): ChannelFields | { readonly errors: FieldErrors } {
  const text = (name: string): string => fields.get(name) ?? '';
  const [from, until] = [readMinute(text(CHANNEL_FIELD.quietFrom)), readMinute(text(CHANNEL_FIELD.quietUntil))];
  const digestAt = readMinute(text(CHANNEL_FIELD.digestTime));
  const choice = text(CHANNEL_FIELD.digest);
  const wantsDigest = choice !== '' && choice !== NOTHING_CHOSEN;
  const errors: FieldErrors = {
    ...(from === null && until !== null && { [CHANNEL_FIELD.quietFrom]: say('forms.error_quiet_both') }),
    ...(from !== null && until === null && { [CHANNEL_FIELD.quietUntil]: say('forms.error_quiet_both') }),
    ...(from !== null && from === until && { [CHANNEL_FIELD.quietUntil]: say('forms.error_quiet_same') }),
    ...(wantsDigest && digestAt === null && { [CHANNEL_FIELD.digestTime]: say('forms.error_digest_time') }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const zone = zones.find((name) => name === text(CHANNEL_FIELD.zone)) ?? before.zone;
  return {
    zone,
    language: parseLanguage(text(CHANNEL_FIELD.language)) ?? null,
    quiet: readQuiet(from, until),
    digest: wantsDigest && digestAt !== null ? readDigestChoice(choice, digestAt) : null,
  };
}

function readQuiet(fromMinute: number | null, untilMinute: number | null): QuietHours | null {
  return fromMinute === null || untilMinute === null ? null : { fromMinute, untilMinute };
}

/** The minute of the day that a field shows; null: none. */
function readMinute(text: string): number | null {
  const [, hours, minutes] = TIME.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
