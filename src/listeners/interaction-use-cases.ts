import type { Message } from '../blocks/message.ts';
import type { SnoozeOutcome } from '../domain/answer.ts';
import type { EpisodeDetails } from '../domain/details.ts';
import type { SettingsDraft } from '../domain/settings-draft.ts';
import type { Asker } from '../usecases/change-rules.ts';
import type { EpisodeRef } from '../usecases/read-details.ts';
import type { ChannelSetup } from '../usecases/read-settings.ts';
import type { SettingsOutcome } from '../usecases/save-settings.ts';
import type { CommandUseCases } from './commands/command-use-cases.ts';

/** What buttons, menus and forms can ask of the bot. */
export interface InteractionUseCases extends CommandUseCases {
  readonly readDetails: (ref: EpisodeRef) => Promise<EpisodeDetails | undefined>;
  /** As `readDetails`, after the account was read again. */
  readonly checkEpisode: (ref: EpisodeRef) => Promise<EpisodeDetails | undefined>;
  /** Ends the snooze that the message of an episode of the asker's channel shows. */
  readonly wakeEpisode: (
    asker: Asker,
    shown: { readonly id: number; readonly snoozeId: number | null },
  ) => Promise<SnoozeOutcome>;
  /** False: the same was claimed before. */
  readonly claimOnce: (workspaceId: string, key: string) => Promise<boolean>;
  /** The currencies in which an account, or (null) any, holds money. */
  readonly readFunded: (workspaceId: string, accountId: string | null) => Promise<readonly string[]>;
  readonly readSettings: (workspaceId: string, channelId: string) => Promise<ChannelSetup>;
  readonly saveSettings: (asker: Asker, draft: SettingsDraft) => Promise<SettingsOutcome>;
  /** Whether a message can mention a person. */
  readonly isMentionable: (userId: string) => Promise<boolean>;
  /** Whether a person is in a channel that the bot can see. */
  readonly isInChannel: (userId: string, channelId: string) => Promise<boolean>;
  /** As `isInChannel`, and also for somebody's own direct messages with the bot. */
  readonly seesChannel: (userId: string, channelId: string) => Promise<boolean>;
  /** Undefined when there is no such episode. */
  readonly findEpisodeChannel: (workspaceId: string, episodeId: number) => Promise<string | undefined>;
  /** Reads every account and draws somebody's Home. */
  readonly refreshHome: (userId: string) => Promise<void>;
  /** Draws somebody's Home with what came of what they did there. */
  readonly tellHome: (userId: string, note: Message['blocks']) => Promise<void>;
  /** Draws somebody's Home if they have it open and something changed. */
  readonly renewHome: (userId: string) => Promise<void>;
  readonly listZones: () => readonly string[];
}
