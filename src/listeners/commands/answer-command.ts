import { affordMessage } from '../../blocks/answers/afford.ts';
import { balanceMessage } from '../../blocks/answers/balance.ts';
import { channelOutcomeMessage, digestAnswerMessage, zoneAnswerMessage } from '../../blocks/answers/channel.ts';
import { correctedNote } from '../../blocks/answers/corrected.ts';
import { deniedMessage } from '../../blocks/answers/denied.ts';
import { helpMessage } from '../../blocks/answers/help.ts';
import { helpAllMessage } from '../../blocks/answers/help-all.ts';
import { historyMessage } from '../../blocks/answers/history.ts';
import { laterMessage } from '../../blocks/answers/later.ts';
import { probeMessage } from '../../blocks/answers/probe.ts';
import { ruleAnswerMessage } from '../../blocks/answers/rule-change.ts';
import { rulesMessage } from '../../blocks/answers/rules.ts';
import { simulationMessage } from '../../blocks/answers/simulation.ts';
import { testAnswerMessage } from '../../blocks/answers/test-alert.ts';
import { topUpMessage } from '../../blocks/answers/top-up.ts';
import { versionMessage } from '../../blocks/answers/version.ts';
import { whyMessage } from '../../blocks/answers/why.ts';
import { digestMessage } from '../../blocks/digest-message.ts';
import type { Message } from '../../blocks/message.ts';
import { section } from '../../blocks/message.ts';
import { refusalText } from '../../blocks/refusal.ts';
import type { AffordAnswer } from '../../domain/afford.ts';
import type {
  BalanceAnswer,
  ChannelAnswer,
  ChannelOutcome,
  Denial,
  HistoryAnswer,
  RuleAnswer,
  RulesAnswer,
  TestOutcome,
  TopUpAnswer,
  VersionAnswer,
  WhyAnswer,
} from '../../domain/answer.ts';
import type { DigestReport } from '../../domain/digest-report.ts';
import type { DigestSchedule } from '../../domain/digest-schedule.ts';
import { toMinuteMicros } from '../../domain/duration.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { RemoveWish } from '../../domain/rule-wish.ts';
import type { SimulationAnswer } from '../../domain/simulation.ts';
import type { AffordWish } from '../../usecases/afford-job.ts';
import type { Permission } from '../../usecases/authorise.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import type { ChangeWish } from '../../usecases/edit-rule.ts';
import type { ProbeAccount } from '../../usecases/probe-account.ts';
import type { HistoryWish } from '../../usecases/read-history.ts';
import type { ThresholdWish } from '../../usecases/set-rule.ts';
import type { SimulationWish } from '../../usecases/simulate-reading.ts';
import type { Vocabulary } from './currency.ts';
import type { Intention } from './intention.ts';
import { parseCommand } from './parse-command.ts';

/** What the command can ask of the bot. */
export interface CommandUseCases {
  readonly readVocabulary: (workspaceId: string) => Promise<Vocabulary>;
  readonly authorise: (userId: string, permission: Permission) => Promise<Denial | null>;
  /** Tries a paused channel again, because somebody is there. */
  readonly tryChannel: (asker: Asker) => Promise<void>;
  readonly showBalance: (asker: Asker, accountId: string | null) => Promise<BalanceAnswer>;
  readonly setThreshold: (asker: Asker, wish: ThresholdWish) => Promise<RuleAnswer>;
  readonly watchAccount: (asker: Asker, accountId: string | null) => Promise<RuleAnswer>;
  readonly changeThreshold: (asker: Asker, wish: ChangeWish) => Promise<RuleAnswer>;
  readonly removeRules: (asker: Asker, wish: RemoveWish) => Promise<RuleAnswer>;
  readonly listRules: (asker: Asker) => Promise<RulesAnswer>;
  readonly explainRules: (asker: Asker) => Promise<WhyAnswer>;
  readonly readHistory: (asker: Asker, wish: Pick<HistoryWish, 'accountId' | 'windowMs'>) => Promise<HistoryAnswer>;
  /** What the channel has set for itself. */
  readonly showChannel: (asker: Asker) => Promise<ChannelAnswer>;
  readonly setDigest: (asker: Asker, digest: DigestSchedule | null) => Promise<ChannelOutcome>;
  readonly previewDigest: (asker: Asker) => Promise<DigestReport>;
  readonly setZone: (asker: Asker, zone: string) => Promise<ChannelOutcome>;
  readonly probeAccount: ProbeAccount;
  readonly sendTest: (asker: Asker) => Promise<TestOutcome>;
  readonly affordJob: (asker: Asker, wish: AffordWish) => Promise<AffordAnswer>;
  readonly simulateReading: (asker: Asker, wish: SimulationWish) => Promise<SimulationAnswer>;
  readonly readTopUp: (workspaceId: string) => Promise<TopUpAnswer>;
  readonly readVersion: (workspaceId: string) => Promise<VersionAnswer>;
}

/** The one private answer to a command's text. */
export async function answerCommand(useCases: CommandUseCases, asker: Asker, text: string): Promise<Message> {
  const vocabulary = await useCases.readVocabulary(asker.workspaceId);
  const outcome = parseCommand(text, { ...vocabulary, command: asker.command });
  if ('refusal' in outcome) {
    const denial = await useCases.authorise(asker.userId, 'ask');
    return denial === null ? refusalMessage(outcome.refusal, asker.command, vocabulary) : deniedMessage(denial);
  }
  const permission = permissionFor(outcome.intention);
  const denial = await useCases.authorise(asker.userId, permission);
  if (denial !== null) return deniedMessage(denial);
  // A change or a test tries the channel itself, with what it has to say there; a simulation touches nothing.
  if (permission === 'ask' && outcome.intention.kind !== 'simulate') await useCases.tryChannel(asker);
  const answer = await carryOut(useCases, asker, outcome.intention, vocabulary);
  return outcome.corrected === null ? answer : correctedNote(outcome.corrected, answer);
}

function permissionFor(intention: Intention): Permission {
  switch (intention.kind) {
    case 'threshold':
    case 'drop':
    case 'runway':
    case 'watch':
    case 'change':
    case 'remove':
    case 'set_digest':
    case 'set_zone':
    case 'probe':
      return 'change';
    case 'test':
      return 'test';
    case 'show':
    case 'afford':
    case 'simulate':
    case 'rules':
    case 'digest':
    case 'digest_now':
    case 'zone':
    case 'why':
    case 'history':
    case 'top_up':
    case 'version':
    case 'help':
    case 'later':
      return 'ask';
  }
}

async function carryOut(
  useCases: CommandUseCases,
  asker: Asker,
  intention: Intention,
  vocabulary: Vocabulary,
): Promise<Message> {
  const { command, workspaceId } = asker;
  switch (intention.kind) {
    case 'show':
      return balanceMessage(await useCases.showBalance(asker, intention.accountId), command);
    case 'threshold': {
      const { amount, severity, mention, accountId } = intention;
      return ruleAnswerMessage(
        await useCases.setThreshold(asker, { ...amount, unit: 'money', windowMs: null, severity, mention, accountId }),
        command,
      );
    }
    case 'drop': {
      const { threshold, windowMs, severity, mention, accountId } = intention;
      return ruleAnswerMessage(
        await useCases.setThreshold(asker, { ...threshold, windowMs, severity, mention, accountId }),
        command,
      );
    }
    case 'runway': {
      const { spanMs, currency, severity, mention, accountId } = intention;
      const wish = { micros: toMinuteMicros(spanMs), unit: 'minutes', windowMs: null } as const;
      return ruleAnswerMessage(
        await useCases.setThreshold(asker, { ...wish, currency, severity, mention, accountId }),
        command,
      );
    }
    case 'watch':
      return ruleAnswerMessage(await useCases.watchAccount(asker, intention.accountId), command);
    case 'change':
      return ruleAnswerMessage(await useCases.changeThreshold(asker, intention), command);
    case 'remove':
      return ruleAnswerMessage(await useCases.removeRules(asker, intention.target), command);
    case 'rules':
      return rulesMessage(await useCases.listRules(asker), command);
    case 'why':
      return whyMessage(await useCases.explainRules(asker), command);
    case 'history':
      return historyMessage(await useCases.readHistory(asker, intention), command);
    case 'digest':
      return digestAnswerMessage(await useCases.showChannel(asker), command);
    case 'digest_now':
      return digestMessage(await useCases.previewDigest(asker));
    case 'set_digest':
      return channelOutcomeMessage(await useCases.setDigest(asker, intention.digest), command);
    case 'zone':
      return zoneAnswerMessage(await useCases.showChannel(asker), command);
    case 'set_zone':
      return channelOutcomeMessage(await useCases.setZone(asker, intention.zone), command);
    case 'simulate': {
      const { amount, accountId } = intention;
      return simulationMessage(await useCases.simulateReading(asker, { ...amount, accountId }), command);
    }
    case 'afford':
      return affordMessage(await useCases.affordJob(asker, intention), command);
    case 'probe':
      return probeMessage(await useCases.probeAccount(asker, intention), command);
    case 'test':
      return testAnswerMessage(await useCases.sendTest(asker), command);
    case 'top_up':
      return topUpMessage(await useCases.readTopUp(workspaceId));
    case 'version':
      return versionMessage(await useCases.readVersion(workspaceId));
    case 'help':
      return intention.all ? helpAllMessage({ command, ...vocabulary }) : helpMessage({ command, ...vocabulary });
    case 'later':
      return laterMessage(intention.verb, command);
  }
}

/** What is not understood at all is answered with help, too. */
function refusalMessage(refusal: Refusal, command: string, vocabulary: Vocabulary): Message {
  const text = refusalText(refusal, command);
  if (refusal.problem !== 'not_understood') return { text, blocks: [section(text)] };
  const help = helpMessage({ command, ...vocabulary });
  return { text: `${text}\n${help.text}`, blocks: [section(text), ...help.blocks] };
}
