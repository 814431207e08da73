import type { Person } from '../../ports.ts';
import type { Told } from '../../slack/told.ts';

/** Whether Slack says that somebody is not there or deactivated; nobody is while it says nothing. */
export function isGone(told: Told<Person> | undefined): boolean {
  return told?.kind === 'unknown' || (told?.kind === 'told' && !told.value.isActive);
}
