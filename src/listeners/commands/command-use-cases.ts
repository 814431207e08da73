import type { AffordAnswer } from '../../domain/afford.ts';
import type {
  BalanceAnswer,
  ChannelAnswer,
  ChannelOutcome,
  Denial,
  HistoryAnswer,
  RuleAnswer,
  RulesAnswer,
  SnoozeOutcome,
  TestOutcome,
  TopUpAnswer,
  VersionAnswer,
  WhyAnswer,
} from '../../domain/answer.ts';
import type { DigestReport } from '../../domain/digest-report.ts';
import type { DigestSchedule } from '../../domain/digest-schedule.ts';
import type { Language } from '../../domain/language.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
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
import type { SnoozeWish } from '../../usecases/snooze.ts';
import type { TeamWords } from './currency.ts';

/** What the command can ask of the bot. */
export interface CommandUseCases {
  /** The language for somebody in a channel, or (null) elsewhere. */
  readonly readLanguage: (
    workspaceId: string,
    reader: { readonly userId: string; readonly channelId: string | null },
  ) => Promise<Language>;
  readonly readVocabulary: (workspaceId: string) => Promise<TeamWords>;
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
  readonly setQuiet: (asker: Asker, quiet: QuietHours | null) => Promise<ChannelOutcome>;
  readonly setLanguage: (asker: Asker, language: Language) => Promise<ChannelOutcome>;
  readonly snooze: (asker: Asker, wish: SnoozeWish) => Promise<SnoozeOutcome>;
  /** Null: all accounts. */
  readonly endSnooze: (asker: Asker, accountId: string | null) => Promise<SnoozeOutcome>;
  readonly setZone: (asker: Asker, zone: string) => Promise<ChannelOutcome>;
  readonly probeAccount: ProbeAccount;
  readonly sendTest: (asker: Asker) => Promise<TestOutcome>;
  readonly affordJob: (asker: Asker, wish: AffordWish) => Promise<AffordAnswer>;
  readonly simulateReading: (asker: Asker, wish: SimulationWish) => Promise<SimulationAnswer>;
  readonly readTopUp: (workspaceId: string) => Promise<TopUpAnswer>;
  readonly readVersion: (workspaceId: string) => Promise<VersionAnswer>;
}
