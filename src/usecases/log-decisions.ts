import type { Log } from '../ports.ts';
import type { Decision } from './decide.ts';

/** What made somebody decide. */
export type DecisionReason = 'reading' | 'report' | 'rules changed' | 'reminder due' | 'snooze' | 'quiet hours over';

/** A line for each decision about an account: at info what is said and about what, at debug why nothing is. */
export function logDecisions(log: Log, decisions: readonly Decision[], reason: DecisionReason): void {
  for (const { accountId, channelId, episodeId, step } of decisions) {
    const decided = { account: accountId, channel: channelId, episode: episodeId, reason };
    if (!step.gate.opens) {
      log.debug(
        { ...decided, because: step.gate.because, ...('until' in step.gate && { until: step.gate.until }) },
        'decided to wait',
      );
      continue;
    }
    const about = step.announcement?.news.map(({ kind, currency }) =>
      currency === null ? kind : `${kind} ${currency}`,
    );
    log.info({ ...decided, step: step.gate.step, about }, 'decided to speak');
  }
}
