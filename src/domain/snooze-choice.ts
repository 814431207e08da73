/** How long the menu of a message offers to snooze it; `off`: no longer. */
export const SNOOZE_CHOICES = ['1h', '4h', 'tomorrow', 'top_up', 'resolved', 'off'] as const;

export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];

/** A choice as its menu names it; undefined for anything else. */
export function parseSnoozeChoice(text: string): SnoozeChoice | undefined {
  return SNOOZE_CHOICES.find((choice) => choice === text);
}
