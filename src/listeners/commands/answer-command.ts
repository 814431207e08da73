import { correctedNote } from '../../blocks/answers/corrected.ts';
import { deniedMessage } from '../../blocks/answers/denied.ts';
import { helpMessage } from '../../blocks/answers/help.ts';
import type { Say } from '../../blocks/locales/say.ts';
import { type Message, section } from '../../blocks/message.ts';
import { refusalText } from '../../blocks/refusal.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import { carryOut } from './carry-out.ts';
import type { CommandUseCases } from './command-use-cases.ts';
import type { TeamWords } from './currency.ts';
import type { Intention, PendingIntention } from './intention.ts';
import { parseCommand } from './parse-command.ts';
import { permissionFor } from './permission-for.ts';

const PENDING: ReadonlySet<string> = new Set<PendingIntention['kind']>([
  'snooze',
  'end_snooze',
  'settings',
  'language',
  'set_language',
  'quiet',
  'set_quiet',
]);

/** The one private answer to a command's text. */
export async function answerCommand(useCases: CommandUseCases, say: Say, asker: Asker, text: string): Promise<Message> {
  const vocabulary = await useCases.readVocabulary(asker.workspaceId);
  const outcome = parseCommand(text, { ...vocabulary, command: asker.command, language: 'en' });
  if ('refusal' in outcome) {
    const denial = await useCases.authorise(asker.userId, 'ask');
    return denial === null
      ? refusalMessage(say, outcome.refusal, asker.command, vocabulary)
      : deniedMessage(say, denial);
  }
  const permission = permissionFor(outcome.intention);
  const denial = await useCases.authorise(asker.userId, permission);
  if (denial !== null) return deniedMessage(say, denial);
  // A change or a test tries the channel itself, with what it has to say there; a simulation touches nothing.
  if (permission === 'ask' && outcome.intention.kind !== 'simulate') await useCases.tryChannel(asker);
  if (isPending(outcome.intention)) throw new RangeError(`Nothing carries out ${outcome.intention.kind} yet`);
  const answer = await carryOut(useCases, say, asker, outcome.intention, vocabulary);
  return outcome.corrected === null ? answer : correctedNote(say, outcome.corrected, answer);
}

/** What is not understood at all is answered with help, too. */
function refusalMessage(say: Say, refusal: Refusal, command: string, vocabulary: TeamWords): Message {
  const text = refusalText(say, refusal, command);
  if (refusal.problem !== 'not_understood') return { text, blocks: [section(text)] };
  const help = helpMessage(say, { command, ...vocabulary });
  return { text: `${text}\n${help.text}`, blocks: [section(text), ...help.blocks] };
}

function isPending(intention: Intention): intention is PendingIntention {
  return PENDING.has(intention.kind);
}
