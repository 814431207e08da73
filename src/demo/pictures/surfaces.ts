import { createElement as h, type ReactElement } from 'react';
import { writeTime } from './date-token.ts';
import type { HomeView, Look, MessageView, ModalView, Picture } from './picture.ts';
import { renderBlocks } from './render-blocks.ts';

const APP_NAME = 'DeepSeek Balance';

const WORDS = {
  en: {
    app: 'APP',
    onlyYou: 'Only visible to you',
    thread: 'Thread',
    cancel: 'Cancel',
    tabs: ['Home', 'Messages', 'About'],
  },
  zh: { app: '应用', onlyYou: '仅你可见', thread: '消息列', cancel: '取消', tabs: ['主页', '消息', '关于'] },
} as const;

/** A picture as Slack would show it, in an element of its own. */
export function renderPicture(picture: Picture, given: Omit<Look, 'at'>): ReactElement {
  switch (picture.surface) {
    case 'message': {
      const view = picture.build(given.language);
      return frame(picture, given, renderMessage(view, { ...given, at: view.at }));
    }
    case 'modal': {
      const view = picture.build(given.language);
      return frame(picture, given, renderModal(view, { ...given, at: view.at }));
    }
    case 'home': {
      const view = picture.build(given.language);
      return frame(picture, given, renderHome(view, { ...given, at: view.at }));
    }
  }
}

function frame({ surface }: Picture, { theme }: Omit<Look, 'at'>, content: ReactElement): ReactElement {
  return h('div', { className: `frame ${surface} ${theme}` }, content);
}

function renderMessage({ blocks, at, isPrivate = false, isReply = false }: MessageView, look: Look): ReactElement {
  const words = WORDS[look.language];
  return h(
    'div',
    { className: 'pane' },
    isReply && h('div', { className: 'thread' }, words.thread),
    h(
      'div',
      { className: isPrivate ? 'spoken private' : 'spoken' },
      isPrivate && h('div', { className: 'only-you' }, `👁 ${words.onlyYou}`),
      h('div', { className: 'avatar' }, '🐳'),
      h(
        'div',
        { className: 'said' },
        h(
          'div',
          { className: 'author' },
          h('b', null, APP_NAME),
          h('span', { className: 'badge' }, words.app),
          h('time', null, writeTime(at, look)),
        ),
        renderBlocks(blocks, look),
      ),
    ),
  );
}

function renderModal({ view }: ModalView, look: Look): ReactElement {
  const close = view.close?.text ?? WORDS[look.language].cancel;
  return h(
    'div',
    { className: 'dialog' },
    h(
      'div',
      { className: 'dialog-title' },
      h('div', { className: 'avatar' }, '🐳'),
      h('b', null, view.title.text),
      h('span', { className: 'cross' }, '✕'),
    ),
    h('div', { className: 'dialog-body' }, renderBlocks(view.blocks, look)),
    h(
      'div',
      { className: 'dialog-buttons' },
      h('span', { className: 'close' }, close),
      view.submit !== undefined && h('span', { className: 'submit' }, view.submit.text),
    ),
  );
}

function renderHome({ view }: HomeView, look: Look): ReactElement {
  const [first, ...others] = WORDS[look.language].tabs;
  return h(
    'div',
    { className: 'pane' },
    h('div', { className: 'app-title' }, h('div', { className: 'avatar' }, '🐳'), h('b', null, APP_NAME)),
    h('div', { className: 'tabs' }, h('b', null, first), ...others.map((tab) => h('span', { key: tab }, tab))),
    h('div', { className: 'home-body' }, renderBlocks(view.blocks, look)),
  );
}
