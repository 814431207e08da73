import type { Block } from 'slack-blocks-to-jsx';
import type { Language } from '../../domain/language.ts';
import { field, list, word } from '../transcript/block-fields.ts';
import { adaptFields, adaptInner, type Names } from './adapt-elements.ts';
import { thinLabels } from './chart-labels.ts';
import { literalText } from './plain-text.ts';

/** What the kept renderer draws well enough; a picture loads nothing, so images and videos are not among them. */
const DRAWN: ReadonlySet<string> = new Set([
  'actions',
  'alert',
  'container',
  'context',
  'data_visualization',
  'divider',
  'header',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
]);
const OPTIONAL: Readonly<Record<Language, string>> = { en: ' (optional)', zh: '（可选）' };

/** Blocks as sent to Slack, changed where the kept renderer would show something else than Slack. None is left out in silence. */
export function adaptBlocks(blocks: readonly unknown[], names: Names, language: Language): Block[] {
  return blocks.flatMap((block) => adaptBlock(block, names, language)).filter(isDrawn);
}

function adaptBlock(block: unknown, names: Names, language: Language): readonly unknown[] {
  const type = word(block, 'type');
  switch (type) {
    case 'data_table':
      return [...caption(word(block, 'caption')), { type: 'table', rows: adaptInner(list(block, 'rows'), names) }];
    case 'container':
      return [
        { ...adaptFields(block, names), child_blocks: adaptBlocks(list(block, 'child_blocks'), names, language) },
      ];
    case 'data_visualization':
      return [{ ...adaptFields(block, names), chart: thinLabels(field(block, 'chart')) }];
    case 'input':
      return [adaptFields(withOptional(block, language), names)];
    case 'image':
      return caption(`[image: ${word(block, 'alt_text')}]`);
    default:
      return DRAWN.has(type) ? [adaptFields(block, names)] : caption(`[${type} block]`);
  }
}

function isDrawn(block: unknown): block is Block {
  return DRAWN.has(word(block, 'type'));
}

/** Small print above what has none of its own in the kept renderer. */
function caption(text: string): readonly object[] {
  return text === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text: literalText(text) }] }];
}

function withOptional(block: unknown, language: Language): unknown {
  if (typeof block !== 'object' || block === null || field(block, 'optional') !== true) return block;
  return { ...block, label: { type: 'plain_text', text: word(field(block, 'label'), 'text') + OPTIONAL[language] } };
}
