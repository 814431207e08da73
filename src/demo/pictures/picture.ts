import type { Language } from '../../domain/language.ts';

export type Theme = 'light' | 'dark';

export const THEMES = ['light', 'dark'] as const satisfies readonly Theme[];

/** A message as it is sent to Slack, and where people see it. */
export interface MessageView {
  readonly blocks: readonly object[];
  /** When it is looked at (UTC ms): its times are told from there. */
  readonly at: number;
  /** Only the person who asked sees it. */
  readonly isPrivate?: boolean;
  /** It is a reply in the thread of an alert. */
  readonly isReply?: boolean;
}

interface Label {
  readonly text: string;
}

/** A modal as it is given to `views.open`, and when it is looked at (UTC ms). */
export interface ModalView {
  readonly view: {
    readonly title: Label;
    readonly submit?: Label | undefined;
    readonly close?: Label | undefined;
    readonly blocks: readonly object[];
  };
  readonly at: number;
}

/** A Home tab as it is given to `views.publish`, and when it is looked at (UTC ms). */
export interface HomeView {
  readonly view: { readonly blocks: readonly object[] };
  readonly at: number;
}

interface Named {
  /** Of its files; lower case, with hyphens. */
  readonly name: string;
}

/** One thing that people see in Slack, which can be built in every language. */
export type Picture = Named &
  (
    | { readonly surface: 'message'; readonly build: (language: Language) => MessageView }
    | { readonly surface: 'modal'; readonly build: (language: Language) => ModalView }
    | { readonly surface: 'home'; readonly build: (language: Language) => HomeView }
  );

/** In what language and colours, by which clocks and when a picture is drawn. */
export interface Look {
  readonly language: Language;
  readonly theme: Theme;
  /** UTC ms. */
  readonly at: number;
  /** Of whoever looks, such as `Asia/Shanghai`. */
  readonly zone: string;
}
