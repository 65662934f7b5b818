import type { Text } from '../../text';
import type { ItemFinding } from '../kind';
import { closeTo, type WrittenNumber } from '../numbers/target';
import { isPart, type Tolerance, USUAL } from '../numbers/tolerance';
import { type Numeric, targetsOf } from './numeric-item';

type Place = ItemFinding['path'];
type Wanted = Numeric['answer'];

/** What an author may have meant otherwise where a number is asked for. */
export function findInNumeric(item: Numeric): ItemFinding[] {
  const wanted: [Wanted, Tolerance | undefined, Place][] = [
    [item.answer, item.tolerance, []],
    ...item.alternatives.map((one, i): [Wanted, Tolerance | undefined, Place] => [
      one.answer,
      one.tolerance,
      ['alternatives', i],
    ]),
  ];
  return [...wanted.flatMap((one) => findInWanted(...one)), ...findInMistakes(item)];
}

function findInWanted(answer: Wanted, tolerance: Tolerance | undefined, path: Place): ItemFinding[] {
  const at = [...path, tolerance ? 'tolerance' : 'answer'];
  if (typeof answer === 'object') {
    const ends = [
      ...findRounded(answer.from, [...path, 'answer', 'from']),
      ...findRounded(answer.to, [...path, 'answer', 'to']),
    ];
    if (!tolerance) return ends;
    const message = 'A range has no tolerance; widen the range instead.';
    return [...ends, { path: at, expected: 'no tolerance', message }];
  }
  const rounded = findRounded(answer, [...path, 'answer']);
  if (closeTo(answer).value.numerator !== 0n || !isPart(tolerance ?? USUAL)) return rounded;
  const expected = 'tolerance: { absolute: … }';
  return [{ path: at, expected, message: `A part of 0 is 0, so only 0 itself would be right; write ${expected}.` }];
}

/** A whole number beyond 2^53 has lost digits by the time it is read. */
function findRounded(answer: WrittenNumber, path: Place): ItemFinding[] {
  if (typeof answer === 'string' || !Number.isInteger(answer) || Number.isSafeInteger(answer)) return [];
  // Powers of ten and their like are kept as they are meant.
  if (answer.toExponential().length <= 'd.dddddddddddddde+dd'.length) return [];
  const message = `A number as long as this is rounded when it is read (to ${answer}); write it in quotes.`;
  return [{ path, expected: 'the number in quotes', message }];
}

function findInMistakes(item: Numeric): ItemFinding[] {
  const { mistakes, unit } = item;
  const fits = targetsOf(item).mistakes;
  const again = mistakes.flatMap(({ value }, i) => {
    const same = fits.slice(0, i).findIndex(({ fits }) => fits(closeTo(value)));
    if (same < 0) return [];
    const message = `An answer ${value} is the mistake ${mistakes[same]?.value} already; only the first one is ever said.`;
    return [{ path: ['mistakes', i, 'value'], expected: 'another value', message }];
  });
  const own = unit && Object.hasOwn(unit.accepted, unit.symbol) ? unit.symbol : undefined;
  if (own === undefined) return again;
  const message = `${own} is the unit of the answer itself and has no factor.`;
  return [...again, { path: ['unit', 'accepted', own], expected: 'other units', message }];
}

const ASKS_FOR_PERCENT =
  /\b(?:what|which) percentage\b|\bhow many per ?cent\b|\bquel pourcentage\b|\bcombien de pour ?cent\b|\b(?:in|en) (?:%|per ?cent\b|pour ?cent\b)/i;

/** A stem that asks for per cent, of an item that reads them as hundredths. */
export function findPercent({ stem, unit, answer }: Numeric & { stem: Text }): ItemFinding[] {
  const texts = Object.values(stem);
  const above = typeof answer === 'object' ? answer.to : answer;
  if (unit || Math.abs(Number(above)) <= 1 || !texts.some((text) => ASKS_FOR_PERCENT.test(text))) return [];
  const expected = "unit: { symbol: '%' }";
  const message = `Without a unit, 50% is read as 0.5; if the answer is in per cent, write ${expected}.`;
  return [{ path: ['answer'], expected, severity: 'warning', message }];
}
