import { affordMessage } from '../../blocks/answers/afford.ts';
import { balanceMessage } from '../../blocks/answers/balance.ts';
import { channelOutcomeMessage, digestAnswerMessage, zoneAnswerMessage } from '../../blocks/answers/channel.ts';
import { helpMessage } from '../../blocks/answers/help.ts';
import { helpAllMessage } from '../../blocks/answers/help-all.ts';
import { historyMessage } from '../../blocks/answers/history.ts';
import { languageAnswerMessage, quietAnswerMessage } from '../../blocks/answers/language-and-quiet.ts';
import { probeMessage } from '../../blocks/answers/probe.ts';
import { ruleAnswerMessage } from '../../blocks/answers/rule-change.ts';
import { rulesMessage } from '../../blocks/answers/rules.ts';
import { simulationMessage } from '../../blocks/answers/simulation.ts';
import { snoozeAnswerMessage } from '../../blocks/answers/snooze.ts';
import { testAnswerMessage } from '../../blocks/answers/test-alert.ts';
import { topUpMessage } from '../../blocks/answers/top-up.ts';
import { versionMessage } from '../../blocks/answers/version.ts';
import { whyMessage } from '../../blocks/answers/why.ts';
import { digestMessage } from '../../blocks/digest-message.ts';
import { type Say, sayIn } from '../../blocks/locales/say.ts';
import type { Message } from '../../blocks/message.ts';
import { toMinuteMicros } from '../../domain/duration.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import type { CommandUseCases } from './command-use-cases.ts';
import type { TeamWords } from './currency.ts';
import type { Intention } from './intention.ts';

/** Does what was asked for, by one use case, and says what came of it. */
export async function carryOut(
  useCases: CommandUseCases,
  say: Say,
  asker: Asker,
  intention: Exclude<Intention, { readonly kind: 'settings' }>,
  vocabulary: TeamWords,
): Promise<Message> {
  const { command, workspaceId } = asker;
  switch (intention.kind) {
    case 'show':
      return balanceMessage(say, await useCases.showBalance(asker, intention.accountId), command);
    case 'threshold': {
      const { amount, severity, mention, accountId } = intention;
      return ruleAnswerMessage(
        say,
        await useCases.setThreshold(asker, { ...amount, unit: 'money', windowMs: null, severity, mention, accountId }),
        command,
      );
    }
    case 'drop': {
      const { threshold, windowMs, severity, mention, accountId } = intention;
      return ruleAnswerMessage(
        say,
        await useCases.setThreshold(asker, { ...threshold, windowMs, severity, mention, accountId }),
        command,
      );
    }
    case 'runway': {
      const { spanMs, currency, severity, mention, accountId } = intention;
      const wish = { micros: toMinuteMicros(spanMs), unit: 'minutes', windowMs: null } as const;
      return ruleAnswerMessage(
        say,
        await useCases.setThreshold(asker, { ...wish, currency, severity, mention, accountId }),
        command,
      );
    }
    case 'watch':
      return ruleAnswerMessage(say, await useCases.watchAccount(asker, intention.accountId), command);
    case 'change':
      return ruleAnswerMessage(say, await useCases.changeThreshold(asker, intention), command);
    case 'remove':
      return ruleAnswerMessage(say, await useCases.removeRules(asker, intention.target), command);
    case 'rules':
      return rulesMessage(say, await useCases.listRules(asker), command);
    case 'why':
      return whyMessage(say, await useCases.explainRules(asker), command);
    case 'history':
      return historyMessage(say, await useCases.readHistory(asker, intention), command);
    case 'digest':
      return digestAnswerMessage(say, await useCases.showChannel(asker), command);
    case 'digest_now':
      return digestMessage(say, await useCases.previewDigest(asker));
    case 'set_digest':
      return channelOutcomeMessage(say, await useCases.setDigest(asker, intention.digest), command);
    case 'zone':
      return zoneAnswerMessage(say, await useCases.showChannel(asker), command);
    case 'set_zone':
      return channelOutcomeMessage(say, await useCases.setZone(asker, intention.zone), command);
    case 'language':
      return languageAnswerMessage(say, await useCases.showChannel(asker), command);
    case 'set_language': {
      const outcome = await useCases.setLanguage(asker, intention.language);
      return channelOutcomeMessage(sayIn(intention.language), outcome, command);
    }
    case 'quiet':
      return quietAnswerMessage(say, await useCases.showChannel(asker), command);
    case 'set_quiet':
      return channelOutcomeMessage(say, await useCases.setQuiet(asker, intention.quiet), command);
    case 'snooze': {
      const { until, accountId } = intention;
      return snoozeAnswerMessage(say, await useCases.snooze(asker, { until, accountId, seen: undefined }), command);
    }
    case 'end_snooze':
      return snoozeAnswerMessage(say, await useCases.endSnooze(asker, intention.accountId), command);
    case 'simulate': {
      const { amount, accountId } = intention;
      return simulationMessage(say, await useCases.simulateReading(asker, { ...amount, accountId }), command);
    }
    case 'afford':
      return affordMessage(say, await useCases.affordJob(asker, intention), command);
    case 'probe':
      return probeMessage(say, await useCases.probeAccount(asker, intention), command);
    case 'test':
      return testAnswerMessage(say, await useCases.sendTest(asker), command);
    case 'top_up':
      return topUpMessage(say, await useCases.readTopUp(workspaceId));
    case 'version':
      return versionMessage(say, await useCases.readVersion(workspaceId));
    case 'help':
      return intention.all
        ? helpAllMessage(say, { command, ...vocabulary })
        : helpMessage(say, { command, ...vocabulary });
  }
}
