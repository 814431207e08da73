import { COMMAND_WORDS } from '../../domain/command-words.ts';
import { readAmount } from './amount.ts';
import type { Vocabulary } from './currency.ts';
import { nearest } from './nearest.ts';
import type { Fault, Part } from './part.ts';
import { isWord, type Token } from './tokens.ts';

const EVERYONE = /^@?(?:channel|here|everyone)$/;
/** As a notice prints it, to set a removed rule again without telling anybody. */
const PASTED = /^<(?:@[UW][A-Z0-9]{1,30}|!subteam\^S[A-Z0-9]{1,30})>$/;
const EXAMPLE_LABEL = '@oncall';

/** Reads `notify @oncall`; every other way to name somebody is a part with a fault. */
export function readMentionPart(rest: readonly Token[], vocabulary: Vocabulary): Part | undefined {
  const [first, second] = rest;
  if (first !== undefined && isWord(first, 'notify')) return mentionAfterNotify(first, rest, vocabulary);
  if (first === undefined || first.kind === 'reference') return undefined;
  if (first.kind === 'everyone') return faulty([first], 'mention_everyone', first.typed);
  if (first.kind === 'mention') return { ...mentioned([first], first), fault: { problem: 'word', typed: first.typed } };
  if (first.text.startsWith('@')) return unresolved([first], first);
  const meansNotify = second?.kind === 'mention' && nearest(first.text, ['notify']).words.length > 0;
  return meansNotify
    ? { ...mentioned([first, second], second), fault: { problem: 'word', typed: first.typed } }
    : undefined;
}

function mentionAfterNotify(first: Token, rest: readonly Token[], vocabulary: Vocabulary): Part {
  const [, who] = rest;
  const tokens = rest.slice(0, 2);
  if (who?.kind === 'mention') return mentioned(tokens, who);
  const pasted = who?.kind === 'word' ? PASTED.exec(who.typed) : null;
  if (pasted !== null) return { part: 'mention', tokens, mention: pasted[0], label: pasted[0], fault: null };
  if (who?.kind === 'everyone') return faulty(tokens, 'mention_everyone', who.typed);
  const nobody = who === undefined || readAmount(rest.slice(1), vocabulary) !== undefined;
  if (nobody || (who.kind === 'word' && COMMAND_WORDS.has(who.text))) {
    return faulty(rest.slice(0, 1), 'mention_missing', first.typed);
  }
  return unresolved(tokens, who);
}

function unresolved(tokens: readonly Token[], who: Token): Part {
  if (who.kind === 'word' && EVERYONE.test(who.text)) return faulty(tokens, 'mention_everyone', who.typed);
  return faulty(tokens, 'mention_unresolved', who.typed);
}

function mentioned(tokens: readonly Token[], who: Token & { readonly kind: 'mention' }): Part & { part: 'mention' } {
  return { part: 'mention', tokens, mention: who.mention, label: who.typed, fault: null };
}

function faulty(tokens: readonly Token[], problem: Fault['problem'], typed: string): Part {
  return { part: 'mention', tokens, mention: null, label: EXAMPLE_LABEL, fault: { problem, typed } };
}
