import type { PlainTextOption } from '@slack/types';
import type { DigestSchedule } from '../../domain/digest-schedule.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { ChannelFields } from '../../domain/settings-draft.ts';
import { option, select } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { type Modal, modal } from '../view.ts';
import { backButton, field, groupedElement, timeElement } from './fields.ts';

export const CHANNEL_FORM_CALLBACK = 'channel_form';

/** The fields of the channel's form as Slack names them; each stands in a block of the same name. */
export const CHANNEL_FIELD = {
  language: 'language',
  zone: 'zone',
  quietFrom: 'quiet_from',
  quietUntil: 'quiet_until',
  digest: 'digest',
  digestTime: 'digest_time',
} as const;

/** The value of a choice that sets nothing. */
export const NOTHING_CHOSEN = 'none';
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const DEFAULT_DIGEST_MINUTE = 9 * 60;
/** Slack shows a hundred options in a group. */
const MOST_OPTIONS = 100;

/** The form of what a channel sets for itself. `zones`: every name that can be chosen. */
export function channelForm(say: Say, fields: ChannelFields, zones: readonly string[], metadata: string): Modal {
  const { zone, language, quiet, digest } = fields;
  // One that goes by another name here is there, too.
  const choices = zones.includes(zone) ? zones : [...zones, zone];
  const languages = [
    option(say('forms.language_none'), NOTHING_CHOSEN),
    ...LANGUAGES.map((each) => option(say(`forms.language_${each}`), each)),
  ];
  return modal({
    callbackId: CHANNEL_FORM_CALLBACK,
    metadata,
    title: say('forms.channel_title'),
    submit: say('forms.take'),
    close: say('forms.cancel'),
    blocks: [
      field(
        CHANNEL_FIELD.language,
        say('forms.language'),
        select(CHANNEL_FIELD.language, say('forms.language'), languages, language ?? NOTHING_CHOSEN),
      ),
      field(
        CHANNEL_FIELD.zone,
        say('forms.zone'),
        groupedElement(CHANNEL_FIELD.zone, say('forms.zone_choose'), zoneGroups(choices), zone),
      ),
      field(
        CHANNEL_FIELD.quietFrom,
        say('forms.quiet_from'),
        timeElement(CHANNEL_FIELD.quietFrom, quiet?.fromMinute ?? null),
        { optional: true, hint: say('forms.quiet_hint') },
      ),
      field(
        CHANNEL_FIELD.quietUntil,
        say('forms.quiet_until'),
        timeElement(CHANNEL_FIELD.quietUntil, quiet?.untilMinute ?? null),
        { optional: true },
      ),
      field(
        CHANNEL_FIELD.digest,
        say('forms.digest'),
        select(CHANNEL_FIELD.digest, say('forms.digest'), digestOptions(say), digestChoice(digest)),
      ),
      field(
        CHANNEL_FIELD.digestTime,
        say('forms.digest_time'),
        timeElement(CHANNEL_FIELD.digestTime, digest?.minute ?? DEFAULT_DIGEST_MINUTE),
        { optional: true, hint: say('forms.digest_time_hint') },
      ),
      backButton(say),
    ],
  });
}

/** The schedule that the two fields of the digest name; `minute` of the day. */
export function readDigestChoice(choice: string, minute: number): DigestSchedule | null {
  if (choice === 'day' || choice === 'workday') return { every: choice, minute };
  const weekday = WEEKDAYS.find((each) => choice === `week_${each}`);
  return weekday === undefined ? null : { every: 'week', weekday, minute };
}

/** How a schedule is named in the menu, in words. */
export function digestName(say: Say, digest: DigestSchedule | null): string {
  const chosen = digestOptions(say).filter(({ value }) => value === digestChoice(digest));
  return chosen.map(({ text }) => text.text).join('');
}

function digestChoice(digest: DigestSchedule | null): string {
  if (digest === null) return NOTHING_CHOSEN;
  return digest.every === 'week' ? `week_${digest.weekday}` : digest.every;
}

function digestOptions(say: Say): readonly PlainTextOption[] {
  return [
    option(say('forms.digest_off'), NOTHING_CHOSEN),
    option(say('forms.digest_day'), 'day'),
    option(say('forms.digest_workday'), 'workday'),
    ...WEEKDAYS.map((day) => option(say(`forms.digest_week_${day}`), `week_${day}`)),
  ];
}

/** `Asia` with `Shanghai`; a region with more than Slack shows stands there twice. */
function zoneGroups(zones: readonly string[]) {
  const regions = Map.groupBy(zones, (zone) => zone.replace(/\/.*/, ''));
  return [...regions].flatMap(([region, names]) =>
    Array.from({ length: Math.ceil(names.length / MOST_OPTIONS) }, (_, part) => ({
      label: region,
      options: names.slice(part * MOST_OPTIONS, (part + 1) * MOST_OPTIONS).map((zone) => option(cityOf(zone), zone)),
    })),
  );
}

function cityOf(zone: string): string {
  const [, ...city] = zone.split('/');
  return (city.length === 0 ? zone : city.join('/')).replaceAll('_', ' ');
}
