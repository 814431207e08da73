import { withAnswerControls } from '../../blocks/answer-controls.ts';
import { correctedNote } from '../../blocks/answers/corrected.ts';
import { deniedMessage } from '../../blocks/answers/denied.ts';
import { helpMessage } from '../../blocks/answers/help.ts';
import { type Say, sayIn } from '../../blocks/locales/say.ts';
import { type Message, section } from '../../blocks/message.ts';
import { refusalText } from '../../blocks/refusal.ts';
import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Permission } from '../../usecases/authorise.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import { carryOut } from './carry-out.ts';
import type { CommandUseCases } from './command-use-cases.ts';
import type { TeamWords } from './currency.ts';
import type { Intention } from './intention.ts';
import { parseCommand } from './parse-command.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { permissionFor } from './permission-for.ts';

/** The answer to a command: for the one who asked, and as it is shown to others. */
export interface CommandAnswer {
  readonly message: Message;
  /** Without buttons. */
  readonly bare: Message;
}

/** Questions whose answers are worth having afresh, or showing to others. */
const KEPT: ReadonlySet<Intention['kind']> = new Set([
  'show',
  'rules',
  'why',
  'history',
  'digest_now',
  'simulate',
  'afford',
]);

/** The answer to a kept question that is asked once more; undefined for any other text, which does nothing. */
export async function answerAgain(
  useCases: CommandUseCases,
  asker: Asker,
  text: string,
): Promise<CommandAnswer | undefined> {
  const vocabulary = await useCases.readVocabulary(asker.workspaceId);
  const parsed = parseCommand(text, { ...vocabulary, command: asker.command, language: DEFAULT_LANGUAGE });
  const isKept = 'intention' in parsed && KEPT.has(parsed.intention.kind);
  return isKept ? answerCommand(useCases, asker, text) : undefined;
}

/** The one private answer to a command's text. */
export async function answerCommand(useCases: CommandUseCases, asker: Asker, text: string): Promise<CommandAnswer> {
  const vocabulary = { ...(await useCases.readVocabulary(asker.workspaceId)), command: asker.command };
  const permission = permissionOf(parseCommand(text, { ...vocabulary, language: DEFAULT_LANGUAGE }));
  // Side by side: both ask Slack who it is, and the answer is shared.
  const [language, denial] = await Promise.all([
    useCases.readLanguage(asker.workspaceId, asker),
    useCases.authorise(asker.userId, permission),
  ]);
  const say = sayIn(language);
  if (denial !== null) return plain(deniedMessage(say, denial));
  const outcome = parseCommand(text, { ...vocabulary, language });
  if ('refusal' in outcome) return plain(refusalMessage(say, outcome.refusal, asker.command, vocabulary));
  const { intention, corrected } = outcome;
  // A change or a test tries the channel itself, with what it has to say there; a simulation touches nothing.
  if (permission === 'ask' && intention.kind !== 'simulate') await useCases.tryChannel(asker);
  if (intention.kind === 'settings') throw new RangeError('settings is a form, not an answer');
  const answer = await carryOut(useCases, say, asker, intention, vocabulary);
  const bare = corrected === null ? answer : correctedNote(say, corrected, answer);
  return KEPT.has(intention.kind)
    ? { bare, message: withAnswerControls(say, bare, `${asker.command} ${text}`.trim()) }
    : plain(bare);
}

/** What somebody must be allowed to do for a command; whatever is not understood is a question. */
function permissionOf(parsed: ParsedCommand): Permission {
  return 'refusal' in parsed ? 'ask' : permissionFor(parsed.intention);
}

function plain(message: Message): CommandAnswer {
  return { message, bare: message };
}

/** What is not understood at all is answered with help, too. */
function refusalMessage(say: Say, refusal: Refusal, command: string, vocabulary: TeamWords): Message {
  const text = refusalText(say, refusal, command);
  if (refusal.problem !== 'not_understood') return { text, blocks: [section(text)] };
  const help = helpMessage(say, { command, ...vocabulary });
  return { text: `${text}\n${help.text}`, blocks: [section(text), ...help.blocks] };
}
