import type { Verb } from '../../domain/command-words.ts';
import { parseAfford } from './afford.ts';
import { parseChange } from './change.ts';
import type { Vocabulary } from './currency.ts';
import { parseDigest } from './digest.ts';
import { parseDrop } from './drop.ts';
import { parseHistory } from './history.ts';
import { type ParsedCommand, understood } from './parsed-command.ts';
import { parseProbe } from './probe.ts';
import { parseHelp, parseRules, parseTest, parseWordless } from './questions.ts';
import { parseRemove } from './remove.ts';
import { parseRunway } from './runway.ts';
import { parseShow } from './show.ts';
import { parseSimulate } from './simulate.ts';
import { parseThreshold } from './threshold.ts';
import type { Token } from './tokens.ts';
import { isLater } from './verbs.ts';
import { parseWatch } from './watch.ts';
import { parseZone } from './zone.ts';

/** Reads what follows a verb; verbs of later releases take anything. */
export function parseVerb(verb: Verb, rest: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  if (isLater(verb)) return understood({ kind: 'later', verb });
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
      return parseDigest(rest);
    case 'zone':
      return parseZone(rest);
    case 'test':
      return parseTest(rest);
    case 'why':
    case 'top_up':
    case 'version':
      return parseWordless(verb, rest);
  }
}
