import type { KnownBlock, PlainTextElement } from '@slack/types';
import type { ChartBlock } from './chart.ts';
import { viewTitle } from './elements.ts';

/** A modal as Slack takes it. */
export interface Modal {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: PlainTextElement;
  readonly submit?: PlainTextElement;
  readonly close: PlainTextElement;
  readonly blocks: readonly KnownBlock[];
}

/** A Home tab as Slack takes it. */
export interface HomeTab {
  readonly type: 'home';
  readonly blocks: readonly (KnownBlock | ChartBlock)[];
}

interface ModalParts {
  readonly callbackId: string;
  /** At most 3,000 characters; comes back with everything that happens in the modal. */
  readonly metadata?: string;
  readonly title: string;
  /** Absent: there is nothing to submit. */
  readonly submit?: string;
  readonly close: string;
  readonly blocks: readonly KnownBlock[];
}

/** Slack shows a hundred blocks. */
const MOST_BLOCKS = 100;

export function modal({ callbackId, metadata = '', title, submit, close, blocks }: ModalParts): Modal {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: viewTitle(title),
    ...(submit !== undefined && { submit: viewTitle(submit) }),
    close: viewTitle(close),
    blocks: blocks.slice(0, MOST_BLOCKS),
  };
}

/** What a modal shows until the database or DeepSeek has answered; nobody has said yet in which language. */
export function loadingModal(callbackId: string, metadata = ''): Modal {
  const text = plainSection('⏳ One moment… · 请稍候…');
  return modal({ callbackId, metadata, title: 'DeepSeek Balance', close: 'Close · 关闭', blocks: [text] });
}

function plainSection(text: string): KnownBlock {
  return { type: 'section', text: { type: 'plain_text', text, emoji: true } };
}
