import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { checkReport } from '../src/cli/check-report.ts';
import * as exitCodes from '../src/cli/exit-codes.ts';
import { failureDocument } from '../src/cli/failure.ts';
import { createProgram } from '../src/cli/program.ts';
import { VARIABLES } from '../src/config/variables.ts';
import { spellings } from '../src/listeners/commands/verbs.ts';
import { openTerminal } from './cli/open-terminal.ts';
import { readProjectFile } from './source-files.ts';

const ROOT = join(import.meta.dirname, '..');
/** Verbs that are read, but that nothing carries out yet. */
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/cli.md',
  'docs/facts/deepseek.md',
  'docs/facts/slack.md',
];
const README = readProjectFile('README.md');
const PACKAGE = z
  .object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readProjectFile('package.json')));

/** The text below a heading of README, up to the next one of the same depth. */
function chapter(heading: string): string {
  const [, text = ''] = README.split(`\n## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}

/** The cells of a chapter's table, without its head. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = chapter(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The first cells of a table without its head, that begin with a digit. */
function tableRows(text: string): readonly string[] {
  return [...text.matchAll(/^\| (\d+) \|/gm)].flatMap(([, cell]) => cell ?? []);
}

/** What stands in backticks. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code ?? []);
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

describe('README', () => {
  it('has every variable of the configuration once, and no other', () => {
    const names = tableOf('Configuration').map(([name = '']) => name);
    expect(names.toSorted()).toEqual(VARIABLES.map(({ name }) => `\`${name}\``).toSorted());
  });

  it.each(VARIABLES.filter(({ fallback }) => fallback !== null))(
    'states the default of $name',
    ({ name, fallback }) => {
      expect(tableOf('Configuration').find(([cell]) => cell === `\`${name}\``)?.[1]).toBe(`\`${fallback}\``);
    },
  );

  it('has every spelling of every command', () => {
    const shown = codeIn(chapter('The command'));
    const isShown = (spelling: string) => shown.some((code) => code === spelling || code.startsWith(`${spelling} `));
    expect(spellings('en').filter((spelling) => !isShown(spelling))).toEqual([]);
  });

  it('has every sub-command and every exit code of the command line', () => {
    const shown = codeIn(chapter('The command line').replaceAll('\\|', '|'));
    const program = createProgram(openTerminal().terminal, () => {});
    const missing = program.commands.flatMap((command) => {
      const line = shown.find((code) => code.split(' ')[0] === command.name()) ?? '';
      const words = [command.name(), ...command.options.map(({ long }) => long ?? '')];
      return words.filter((word) => !line.includes(word)).map((word) => `${command.name()}: ${word}`);
    });
    expect(missing).toEqual([]);
    const codes = tableRows(chapter('The command line').split('\n| Exit code')[1] ?? '');
    expect(codes.map(Number).toSorted((a, b) => a - b)).toEqual(Object.values(exitCodes).toSorted((a, b) => a - b));
  });

  it('gives each production dependency its reason, and no other', () => {
    const rows = tableOf('Production dependencies');
    expect(rows.map(([name = '']) => name).toSorted()).toEqual(
      Object.keys(PACKAGE.dependencies)
        .map((name) => `\`${name}\``)
        .toSorted(),
    );
    expect(rows.filter(([, reason = '']) => reason.length < 10)).toEqual([]);
  });
});

describe.each(DOCUMENTS)('%s', (path) => {
  const text = readProjectFile(path);

  it('links only to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].flatMap(([, target]) => target ?? []);
    const missing = links.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [file = '', anchor] = target.split('#');
      const place = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(ROOT, place))) return true;
      const headings = [...readProjectFile(place).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
      return anchor !== undefined && !headings.includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it('names only files of the project that are there', () => {
    const named = codeIn(text).filter((code) =>
      /^(?:src|test|docs|store|slack|deepseek|jobs|blocks|domain|listeners|config)\/[\w./-]+$/.test(code),
    );
    const missing = named.filter((code) => !existsSync(join(ROOT, code)) && !existsSync(join(ROOT, 'src', code)));
    expect(missing).toEqual([]);
  });

  it('names only scripts that are there', () => {
    const scripts = [...text.matchAll(/npm run ([a-z:]+)/g)].flatMap(([, name]) => name ?? []);
    expect(scripts.filter((name) => PACKAGE.scripts[name] === undefined)).toEqual([]);
  });
});

test('docs/cli.md shows documents as check prints them', () => {
  const blocks = [...readProjectFile('docs/cli.md').matchAll(/```json\n(.+?)```/gs)].flatMap(([, json]) => json ?? []);
  const [report, failure]: readonly unknown[] = blocks.map((json) => JSON.parse(json));
  expect(checkReport.safeParse(report).error?.issues ?? []).toEqual([]);
  expect(failureDocument.safeParse(failure).error?.issues ?? []).toEqual([]);
});

describe('what README is referred to for', () => {
  it.each([
    ['manifest.yml', 'HTTP instead of Socket Mode'],
    ['src/demo/story.ts', 'Install it in Slack'],
  ])('%s names a heading of it: %s', (path, heading) => {
    expect(readProjectFile(path)).toContain(`"${heading}"`);
    expect(README.split('\n').map((line) => line.replace(/^##+ /, '# '))).toContain(`# ${heading}`);
  });
});
