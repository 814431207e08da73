import { createElement, type ReactElement, type ReactNode } from 'react';
import { Message, type MessageProps } from 'slack-blocks-to-jsx';
import { adaptBlocks } from './adapt-blocks.ts';
import { writeDate } from './date-token.ts';
import type { Look } from './picture.ts';
import { CHANNEL_NAMES, GROUP_NAMES, NAMES, PEOPLE_NAMES } from './sample-names.ts';

type Link = Parameters<NonNullable<NonNullable<MessageProps['hooks']>['link']>>[0];

const SAFE_ADDRESS = /^(https?|mailto):/i;

/** Blocks as Slack would show them. Their text cannot become HTML, and no address but of the web becomes a link. */
export function renderBlocks(blocks: readonly object[], look: Look): ReactElement {
  return createElement(Message, {
    blocks: adaptBlocks(blocks, NAMES, look.language),
    name: '',
    logo: '',
    theme: look.theme,
    withoutWrapper: true,
    data: {
      users: [...PEOPLE_NAMES].map(([id, name]) => ({ id, name })),
      channels: [...CHANNEL_NAMES].map(([id, name]) => ({ id, name })),
      user_groups: [...GROUP_NAMES].map(([id, name]) => ({ id, name })),
    },
    hooks: {
      date: ({ timestamp, format, fallback }) => writeDate(Number(timestamp), format, fallback, look),
      link,
    },
  });
}

function link({ href, children, className }: Link): ReactNode {
  return SAFE_ADDRESS.test(href ?? '') ? createElement('a', { href, className }, children) : children;
}
