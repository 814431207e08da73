import { isDeepStrictEqual } from 'node:util';

interface Offering {
  readonly options?: readonly unknown[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly unknown[] }[] | undefined;
  readonly initial_option?: unknown;
  readonly initial_options?: readonly unknown[] | undefined;
}

/** A refinement: a select has either options or groups of them. */
export const oneKindOfOptions = [
  (select: Offering): boolean => (select.options === undefined) !== (select.option_groups === undefined),
  { error: 'must define exactly one of options and option_groups' },
] as const;

/** A refinement: what is preset must be one of the options to the letter. */
export const presetIsOffered = [
  (select: Offering): boolean => {
    const offered = select.options ?? select.option_groups?.flatMap((group) => group.options) ?? [];
    const preset = select.initial_option === undefined ? (select.initial_options ?? []) : [select.initial_option];
    return preset.every((one) => offered.some((option) => isDeepStrictEqual(option, one)));
  },
  { error: 'initial option must be one of the options' },
] as const;
