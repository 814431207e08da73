/** What the doctor looks at, in the order of its lines. */
export const AREAS = [
  'Configuration',
  'Database',
  'Bot',
  'Slack',
  'Channels',
  'People',
  'DeepSeek',
  'Rules',
  'Clock',
  'Network',
] as const;

export type Area = (typeof AREAS)[number];

/** One line of the doctor. `note`: worth knowing, but nothing is wrong with it. */
export type Finding =
  | { readonly area: Area; readonly level: 'ok'; readonly what: string }
  /** `todo`: what to do, in whole sentences. */
  | { readonly area: Area; readonly level: 'note' | 'wrong'; readonly what: string; readonly todo: string };

export function fine(area: Area, what: string): Finding {
  return { area, level: 'ok', what };
}

export function note(area: Area, what: string, todo: string): Finding {
  return { area, level: 'note', what, todo };
}

export function wrong(area: Area, what: string, todo: string): Finding {
  return { area, level: 'wrong', what, todo };
}
