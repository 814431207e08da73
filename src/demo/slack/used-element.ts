import { type GivenValue, reportedValue } from './element-values.ts';
import type { ShownElement } from './shown-elements.ts';

/**
 * What Slack reports in `actions`: a button its value (`given` replaces it), everything else what was chosen or typed.
 * Throws a RangeError for a menu without a choice.
 */
export function actionJson(
  shown: ShownElement,
  given: GivenValue | undefined,
  how: { readonly at: string; readonly forged: boolean },
): Readonly<Record<string, unknown>> {
  const { element, actionId, blockId } = shown;
  const common = { type: element.type, action_id: actionId, block_id: blockId, action_ts: how.at };
  if (element.type === 'button') {
    const sent = given ?? element.value;
    return { ...common, text: element.text, ...(sent !== undefined && { value: sent }) };
  }
  if (given === undefined) throw new RangeError(`${actionId} is a ${element.type}: say what is chosen or typed`);
  return { ...common, ...presets(shown), ...reportedValue(shown, given, how.forged) };
}

/** Slack repeats what the app preset and the placeholder of menus. */
function presets({ element }: ShownElement): Readonly<Record<string, unknown>> {
  const initial = Object.keys(element).filter((key) => key.startsWith('initial_') || key === 'placeholder');
  return Object.fromEntries(initial.map((key) => [key, element[key]]));
}
