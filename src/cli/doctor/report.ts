import { AREAS, type Finding } from './finding.ts';

const SIGNS: Readonly<Record<Finding['level'], { readonly sign: string; readonly colour: number }>> = {
  ok: { sign: '✓', colour: 32 },
  note: { sign: '!', colour: 33 },
  wrong: { sign: '✗', colour: 31 },
};
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]+/gu;

/** A line for each finding, by area, and one that sums up. */
export function reportLines(findings: readonly Finding[], colour: boolean): readonly string[] {
  const sorted = findings.toSorted((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area));
  return [...sorted.map((finding) => reportLine(finding, colour)), summary(findings)];
}

function reportLine(finding: Finding, colour: boolean): string {
  const { sign, colour: code } = SIGNS[finding.level];
  const shown = colour ? `\u001B[${code}m${sign}\u001B[0m` : sign;
  const sentences = finding.level === 'ok' ? [finding.what] : [finding.what, finding.todo];
  return `${shown} ${finding.area}: ${sentences.join(' ').replaceAll(UNPRINTABLE, ' ')}`;
}

function summary(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const bad = count('wrong');
  const notes = count('note');
  const verdict = bad === 0 ? 'Nothing is wrong.' : bad === 1 ? '1 thing is wrong.' : `${bad} things are wrong.`;
  if (notes === 0) return verdict;
  return `${verdict} ${notes === 1 ? '1 line' : `${notes} lines`} with ! ${notes === 1 ? 'is' : 'are'} worth knowing.`;
}
