import { field, list, optionsIn, textOf, word } from './block-fields.ts';
import { renderChart } from './chart.ts';
import type { Names } from './mrkdwn.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';
import { paragraphs, wrap } from './width.ts';

interface BlockLook {
  readonly width: number;
  readonly style: Style;
}

/** Blocks as lines of at most `width` columns. A kind that is not known is named rather than left out. */
export function renderBlocks(blocks: readonly unknown[], names: Names, look: BlockLook): readonly string[] {
  return blocks.flatMap((block) => renderBlock(block, names, look));
}

function renderBlock(block: unknown, names: Names, look: BlockLook): readonly string[] {
  const { width, style } = look;
  const type = word(block, 'type');
  switch (type) {
    case 'section':
      return paragraphs(sectionText(block, names), width, style);
    case 'header':
      return paragraphs(`*${textOf(block, names)}*`, width, style);
    case 'divider':
      return ['─'.repeat(Math.min(40, width))];
    case 'context':
      return wrap(
        list(block, 'elements')
          .map((element) => textOf(element, names))
          .join(' · '),
        width,
      ).map(style.meta);
    case 'actions':
      return wrap(
        list(block, 'elements')
          .map((element) => control(element, names))
          .join(' '),
        width,
      );
    case 'markdown':
      return paragraphs(word(block, 'text'), width, style);
    case 'rich_text':
    case 'image':
    case 'alert':
      return paragraphs(textOf(block, names), width, style);
    case 'input':
      return wrap(`${textOf(field(block, 'label'), names)}: [____]`, width);
    case 'table':
    case 'data_table':
      return [...caption(word(block, 'caption'), look), ...renderTable(cells(block, names), width)];
    case 'data_visualization':
      return [...caption(word(block, 'title'), look), ...renderChart(field(block, 'chart'), width)];
    case 'container':
      return [
        ...caption(textOf(field(block, 'title') ?? field(block, 'rich_text_title'), names), look),
        ...renderBlocks(list(block, 'child_blocks'), names, { width: width - 2, style }).map((line) => `  ${line}`),
      ];
    default:
      return [`[${type} block]`];
  }
}

function sectionText(block: unknown, names: Names): string {
  const accessory = field(block, 'accessory');
  const text = field(block, 'text') === undefined ? [] : [textOf(block, names)];
  const fields = list(block, 'fields').map((one) => textOf(one, names).replaceAll('\n', ' '));
  const controls = accessory === undefined ? [] : [control(accessory, names)];
  return [...text, ...fields, ...controls].join('\n');
}

function control(element: unknown, names: Names): string {
  if (word(element, 'type') === 'image') return textOf(element, names);
  const url = word(element, 'url');
  const preset = textOf(field(element, 'initial_option'), names) || word(element, 'initial_time');
  const label = textOf(element, names) || preset || textOf(field(element, 'placeholder'), names);
  const options = optionsIn(element).map((option) => textOf(option, names));
  const choices = options.length === 0 ? '' : `${label === '' ? '' : ' ▾ '}${options.join(' | ')}`;
  return `[${label}${choices}]${url === '' ? '' : ` (${url})`}`;
}

function caption(text: string, { width, style }: BlockLook): readonly string[] {
  return text === '' ? [] : paragraphs(`*${text}*`, width, style);
}

function cells(block: unknown, names: Names): readonly (readonly string[])[] {
  return list(block, 'rows').map((row) =>
    Array.isArray(row) ? row.map((cell) => textOf(cell, names).replaceAll('\n', ' ')) : [],
  );
}
