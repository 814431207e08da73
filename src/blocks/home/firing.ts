import type { HomeAnswer, HomeEpisode } from '../../domain/home.ts';
import { alertLines, knowledgeLines, titleLine } from '../alert-lines.ts';
import { episodeControls } from '../controls.ts';
import { heading } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { context, type Message, section } from '../message.ts';
import { channelName } from '../names.ts';
import { snoozeLines } from '../snooze-words.ts';
import { slackTime } from '../times.ts';

const MOST_EPISODES = 10;

/** What fires in the person's channels, each with its controls; of other channels only how much. */
export function firingBlocks(say: Say, { firing, hiddenFiring, channels }: HomeAnswer): Message['blocks'] {
  const left = firing.length - MOST_EPISODES;
  const isQuiet = firing.length === 0 && channels.length > 0;
  if (!isQuiet && firing.length + hiddenFiring === 0) return [];
  return [
    heading(say('home.firing')),
    ...(isQuiet ? [section(say('home.nothing_fires'))] : []),
    ...firing.slice(0, MOST_EPISODES).flatMap((episode) => episodeBlocks(say, episode)),
    ...(left <= 0 ? [] : [section(say('home.more_firing', { count: left }))]),
    ...(hiddenFiring === 0 ? [] : [context([say('home.hidden_firing', { count: hiddenFiring })])]),
  ];
}

function episodeBlocks(say: Say, { id, channelId, card }: HomeEpisode): Message['blocks'] {
  const worst = card.alerts.find((alert) => alert.firing);
  const others = card.alerts.filter((alert) => alert !== worst);
  return [
    section(
      [
        `*${titleLine(say, worst, card, slackTime, 'again')}*`,
        ...alertLines(say, others, card, slackTime, 'again'),
        ...knowledgeLines(say, card, slackTime, 'again'),
      ].join('\n'),
    ),
    context([
      say('home.firing_where', { channel: channelName(channelId), since: slackTime(card.since) }),
      ...snoozeLines(say, card.snooze, slackTime),
    ]),
    episodeControls(say, { id, snoozeId: card.snooze?.id ?? null }),
  ];
}
