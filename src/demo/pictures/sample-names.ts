export const ALICE = 'U0ALICE000';
export const OPS = 'C0OPS00000';
export const FINANCE = 'C0FINANCE0';
export const ONCALL = 'S0ONCALL00';

export const PEOPLE_NAMES: ReadonlyMap<string, string> = new Map([[ALICE, 'Alice Chen']]);
export const CHANNEL_NAMES: ReadonlyMap<string, string> = new Map([
  [OPS, 'ops'],
  [FINANCE, 'finance'],
]);
export const GROUP_NAMES: ReadonlyMap<string, string> = new Map([[ONCALL, 'oncall']]);

/** Of everything above, by id. */
export const NAMES: ReadonlyMap<string, string> = new Map([...PEOPLE_NAMES, ...CHANNEL_NAMES, ...GROUP_NAMES]);
