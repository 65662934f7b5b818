import type { Element } from 'xast';
import type { NumericAnswer } from './question';
import { attribute, descendants, element, elements, textIn } from './xml';

/** An item's response processing is a small program; what is known of it here are its usual forms. */
const USUAL = new Set(
  'qti-response-condition qti-response-if qti-response-else qti-match qti-equal qti-gte qti-product qti-map-response qti-variable qti-correct qti-base-value qti-set-outcome-value qti-sum qti-not qti-is-null'.split(
    ' ',
  ),
);

export function isUsual(item: Element): boolean {
  const processing = element(item, 'qti-response-processing');
  if (!processing) return true;
  const template = attribute(processing, 'template') ?? '';
  return template === ''
    ? all(processing).every(({ name }) => USUAL.has(name))
    : /match_correct|map_response/.test(template);
}

const looksAt = (rule: Element, identifier: string) =>
  descendants(rule, 'qti-variable').some((variable) => attribute(variable, 'identifier') === identifier);

/** How far from the right number an answer may be. `uneven` where it says two distances; the larger holds. */
export function toleranceOf(
  item: Element,
  identifier: string,
): { tolerance: NonNullable<NumericAnswer['tolerance']>; uneven: boolean } {
  const processing = element(item, 'qti-response-processing');
  const equal = processing ? descendants(processing, 'qti-equal').find((one) => looksAt(one, identifier)) : undefined;
  const mode = equal ? attribute(equal, 'tolerance-mode') : 'exact';
  if (!equal || mode === 'exact') return { tolerance: { absolute: 0 }, uneven: false };
  const distances = (attribute(equal, 'tolerance') ?? '0').trim().split(/\s+/).map(Number);
  const distance = Math.max(...distances);
  // A relative tolerance is in per cent there.
  const tolerance =
    mode === 'relative' ? { relative: Number((distance / 100).toPrecision(15)) } : { absolute: distance };
  return { tolerance, uneven: new Set(distances).size > 1 };
}

/** What the condition that looks at a response adds to the score; 1 where it says nothing. */
export function worthOf(item: Element, identifier: string): number {
  const processing = element(item, 'qti-response-processing');
  const own = processing
    ? descendants(processing, 'qti-response-if').find((one) => looksAt(one, identifier))
    : undefined;
  const added = own
    ? descendants(own, 'qti-set-outcome-value').flatMap((set) => descendants(set, 'qti-base-value'))
    : [];
  const value = Number(textIn(added[0] ?? null));
  return value > 0 ? value : 1;
}

/** All elements below one, in the order of the file. */
export function all(parent: Element): Element[] {
  return elements(parent).flatMap((one) => [one, ...all(one)]);
}
