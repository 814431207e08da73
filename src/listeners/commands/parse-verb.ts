import type { Verb } from '../../domain/command-words.ts';
import { parseAfford } from './afford.ts';
import { parseChange } from './change.ts';
import type { Vocabulary } from './currency.ts';
import { parseDigest } from './digest.ts';
import { parseDrop } from './drop.ts';
import { parseHistory } from './history.ts';
import { parseLanguageCommand } from './language.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { parseProbe } from './probe.ts';
import { parseHelp, parseRules, parseSettings, parseTest, parseWordless } from './questions.ts';
import { parseQuiet } from './quiet.ts';
import { parseRemove } from './remove.ts';
import { parseRunway } from './runway.ts';
import { parseShow } from './show.ts';
import { parseSimulate } from './simulate.ts';
import { parseSnooze } from './snooze.ts';
import { parseThreshold } from './threshold.ts';
import type { Token } from './tokens.ts';
import { parseWatch } from './watch.ts';
import { parseZone } from './zone.ts';

/** Reads what follows a verb. */
export function parseVerb(verb: Verb, rest: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  switch (verb) {
    case 'show':
      return parseShow(rest, vocabulary);
    case 'threshold':
      return parseThreshold(rest, vocabulary);
    case 'drop':
      return parseDrop(rest, vocabulary);
    case 'runway':
      return parseRunway(rest, vocabulary);
    case 'watch':
      return parseWatch(rest, vocabulary);
    case 'change':
      return parseChange(rest, vocabulary);
    case 'remove':
      return parseRemove(rest, vocabulary);
    case 'rules':
      return parseRules(rest, vocabulary);
    case 'afford':
      return parseAfford(rest, vocabulary);
    case 'simulate':
      return parseSimulate(rest, vocabulary);
    case 'probe':
      return parseProbe(rest, vocabulary);
    case 'help':
      return parseHelp(rest);
    case 'history':
      return parseHistory(rest, vocabulary);
    case 'digest':
      return parseDigest(rest, vocabulary);
    case 'snooze':
      return parseSnooze(rest, vocabulary);
    case 'quiet':
      return parseQuiet(rest, vocabulary);
    case 'settings':
      return parseSettings(rest, vocabulary);
    case 'language':
      return parseLanguageCommand(rest, vocabulary);
    case 'zone':
      return parseZone(rest, vocabulary);
    case 'test':
      return parseTest(rest, vocabulary);
    case 'why':
    case 'top_up':
    case 'version':
      return parseWordless(verb, rest);
  }
}
