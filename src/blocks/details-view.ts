import type { KnownBlock } from '@slack/types';
import type { Denial } from '../domain/answer.ts';
import type { DetailDelivery, EpisodeDetails } from '../domain/details.ts';
import { DAY_MS } from '../domain/duration.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import type { WalletHistory } from '../domain/wallet-history.ts';
import { rootMessage } from './alert-message.ts';
import { amount, currencyName } from './amounts.ts';
import { deniedMessage } from './answers/denied.ts';
import { standingSummary } from './answers/standing-words.ts';
import { CONTROL } from './controls.ts';
import { drawLine } from './drawn-line.ts';
import { actions, button, heading } from './elements.ts';
import { failureWords } from './failure-words.ts';
import { fitLines, MESSAGE_LIMITS } from './limits.ts';
import type { MessageKey } from './locales/en.ts';
import type { Say } from './locales/say.ts';
import { context, section } from './message.ts';
import { ruleSentence } from './rule-text.ts';
import { slackTime } from './times.ts';
import { type Modal, modal } from './view.ts';

export const DETAILS_CALLBACK = 'details';

const CHART = { width: 40, height: 7 } as const;
const MOST_CHARTS = 3;

/** Why an outbox row was written, as `details.what.…` says it. */
const REASONS: Readonly<Record<string, MessageKey>> = {
  changed: 'details.what.changed',
  eased: 'details.what.eased',
  escalated: 'details.what.escalated',
  fired: 'details.what.fired',
  joined: 'details.what.joined',
  repeated: 'details.what.repeated',
  resolved: 'details.what.resolved',
  snoozed: 'details.what.snoozed',
  'told late': 'details.what.told_late',
};

/** All about an episode in a modal: what its message says, why, a chart, the readings, what was posted, and a button that reads again. `metadata` names the episode. */
export function detailsView(say: Say, details: EpisodeDetails, metadata: string): Modal {
  return modal({
    callbackId: DETAILS_CALLBACK,
    metadata,
    title: say('controls.details_title'),
    close: say('controls.close'),
    blocks: [
      ...rootMessage(say, details.card).blocks.filter(isPlain),
      ...(details.checked === null ? [] : [context([checkedWords(say, details.checked)])]),
      actions('details', [button(CONTROL.checkNow, say('controls.check_now'), String(details.episodeId), 'primary')]),
      ...whyBlocks(say, details),
      ...details.histories.slice(0, MOST_CHARTS).flatMap((history) => chartBlocks(say, history, details.windowMs)),
      heading(say('details.readings')),
      lines(
        say,
        details.readings.map((reading) => readingLine(say, reading)),
        say('details.no_readings'),
      ),
      heading(say('details.deliveries')),
      lines(
        say,
        details.deliveries.map((one) => deliveryLine(say, one)),
        say('details.no_deliveries'),
      ),
    ],
  });
}

/** The episode is not there, or not in this channel. */
export function goneDetailsView(say: Say): Modal {
  return sentenceView(say, say('details.gone'));
}

/** Whoever clicked may not ask. */
export function deniedDetailsView(say: Say, denial: Denial): Modal {
  return sentenceView(say, deniedMessage(say, denial).text);
}

function sentenceView(say: Say, sentence: string): Modal {
  return modal({
    callbackId: DETAILS_CALLBACK,
    title: say('controls.details_title'),
    close: say('controls.close'),
    blocks: [section(sentence)],
  });
}

function isPlain(block: { readonly type: string }): block is KnownBlock {
  return block.type === 'section' || block.type === 'context';
}

function checkedWords(say: Say, { failed }: NonNullable<EpisodeDetails['checked']>): string {
  return failed === null ? say('details.checked') : say('details.check_failed', { why: failureWords(say, failed) });
}

function whyBlocks(say: Say, { rules }: EpisodeDetails): readonly KnownBlock[] {
  if (rules.length === 0) return [];
  const why = rules.map((view) => `${ruleSentence(say, view.rule)}\n    ${standingSummary(say, view, slackTime)}`);
  return [heading(say('details.why')), lines(say, why, '')];
}

/** Slack takes no charts in modals, so it is drawn with letters. */
function chartBlocks(say: Say, { currency, points }: WalletHistory, windowMs: number): readonly KnownBlock[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length < 2 || first === undefined || last === undefined) return [];
  const drawn = drawLine({
    values: points.map(({ total }) => total),
    label: (micros) => amount(currency, micros),
    ends: ['', ''],
    ...CHART,
  });
  const title = say('details.chart', { days: Math.round(windowMs / DAY_MS), currency: currencyName(currency) });
  return [
    heading(title),
    section(`\`\`\`${drawn.slice(0, -1).join('\n')}\`\`\``),
    context([
      say('details.reading', {
        from: slackTime(first.at),
        until: slackTime(last.at),
        amount: `${amount(currency, first.total)} → ${amount(currency, last.total)}`,
      }),
    ]),
  ];
}

function readingLine(say: Say, { currency, total, from, until }: ObservedTotal): string {
  const values = { from: slackTime(from), until: slackTime(until), amount: amount(currency, total) };
  return from === until ? say('details.reading_once', values) : say('details.reading', values);
}

function deliveryLine(say: Say, { at, reason, outcome }: DetailDelivery): string {
  const what = say(REASONS[reason.replace(/, told late$/, '')] ?? 'details.what.other');
  return say(`details.message_${outcome}`, { time: slackTime(at), what });
}

function lines(say: Say, all: readonly string[], none: string): KnownBlock {
  return section(all.length === 0 ? none : fitLines(say, all, MESSAGE_LIMITS.sectionText).join('\n'));
}
