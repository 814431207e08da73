/** What may be written in Latin letters in the middle of Chinese. */
const MEANT = [
  /`[^`]*`/g,
  /<[^>]*>/g,
  /\b(?:UTC|HTTP|API|DeepSeek|Slack|English|CNY|USD|EUR)\b/g,
  /\b[A-Z][a-z]+\/[A-Z][a-z]+\b/g,
  // What a person typed.
  /“[^”]*”/g,
];

/** English words that were left in a Chinese text; `names` are those of accounts. */
export function leftOverEnglish(text: string, names: readonly string[] = ['prod']): readonly string[] {
  const rest = MEANT.reduce((left, pattern) => left.replaceAll(pattern, ' '), text);
  return (rest.match(/[a-z]+/gi) ?? []).filter((word) => !names.includes(word));
}

/** Inline code without a space at its sides: beside Chinese letters and punctuation Slack shows its backticks. */
export function crampedCode(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const spans = [...line.matchAll(/`[^`]*`/g)];
    return spans
      .filter(([span], index) => {
        const at = spans[index]?.index ?? 0;
        return /\S/.test(`${line.charAt(at - 1)}${line.charAt(at + span.length)}`);
      })
      .map(([span]) => span);
  });
}
