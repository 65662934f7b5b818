import { z } from 'zod';
import { Text } from '../../text';
import { itemBase, Misconception } from '../kind';
import type { Close } from '../numbers/exact';
import { plainSigns } from '../numbers/signs';
import { closeTo, onceReadable, Range, type Target, toTarget, WrittenNumber } from '../numbers/target';
import { Tolerance, USUAL } from '../numbers/tolerance';

const Unit = z.strictObject({
  /** The unit of `answer` and of an answer without unit. */
  symbol: z.string().min(1),
  /** Other spellings and units, each with the factor that turns it into `symbol`: { ms: 0.001, min: 60, h: '3600' }. */
  accepted: z
    .record(z.string().min(1), WrittenNumber)
    .default({})
    .refine((factors) => Object.values(factors).every((factor) => closeTo(factor).value.numerator > 0n), {
      error: 'factors above 0',
      ...onceReadable,
    }),
});

const Mistake = z.strictObject({ value: WrittenNumber, feedback: Text, misconception: Misconception.optional() });

const Alternative = z.strictObject({
  answer: z.union([WrittenNumber, Range]),
  tolerance: Tolerance.optional(),
  /** The share of the points that it earns. */
  credit: z.number().gt(0).max(1),
  feedback: Text,
});

/** What a number is asked by, in a question of its own or in a part of one. */
export const numericFields = {
  kind: z.literal('numeric'),
  answer: z.union([WrittenNumber, Range]),
  /** Relative 1e-6 where nothing is said. */
  tolerance: Tolerance.optional(),
  /** Other answers that earn something, each with its own tolerance; the most that any of them gives is earned. */
  alternatives: z.array(Alternative).default([]),
  /** The fewest figures that an answer must be written with. */
  significantFigures: z.int().min(1).max(15).optional(),
  /** The fewest decimal places that an answer must be written with. */
  decimalPlaces: z.int().min(0).max(15).optional(),
  unit: Unit.optional(),
  feedback: z.strictObject({ right: Text, wrong: Text }),
  /** Wrong values with a known cause, each with its own feedback. */
  mistakes: z.array(Mistake).default([]),
};
const Fields = z.strictObject(numericFields);
export type Numeric = z.infer<typeof Fields>;

interface Targets {
  answer: Target;
  alternatives: { credit: number; feedback: Text; fits: Target }[];
  mistakes: { feedback: Text; fits: Target }[];
  /** By unit in plain signs, the empty one included. */
  factors: Map<string, Close>;
}

// Items stay as they are once parsed, and many answer the same few.
const targets = new WeakMap<object, Targets>();

export function targetsOf(item: Numeric): Targets {
  const known = targets.get(item);
  if (known) return known;
  const tolerance = item.tolerance ?? USUAL;
  const one = closeTo(1);
  const units = Object.entries(item.unit?.accepted ?? {});
  const made = {
    answer: toTarget(item.answer, tolerance),
    alternatives: item.alternatives.map(({ answer, tolerance = USUAL, credit, feedback }) => ({
      credit,
      feedback,
      fits: toTarget(answer, tolerance),
    })),
    mistakes: item.mistakes.map(({ value, feedback }) => ({ feedback, fits: toTarget(value, tolerance) })),
    factors: new Map([
      ['', one],
      ...units.map(([unit, factor]): [string, Close] => [plainSigns(unit), closeTo(factor)]),
      ...(item.unit ? [[plainSigns(item.unit.symbol), one] as const] : []),
    ]),
  };
  targets.set(item, made);
  return made;
}

/** Holds for everything with `numericFields`. */
export function hasOnlyWrongMistakes(item: Numeric): boolean {
  return item.mistakes.every((mistake) => !targetsOf(item).answer(closeTo(mistake.value)));
}
export const ONLY_WRONG_MISTAKES = {
  path: ['mistakes'],
  error: 'values outside the tolerance of the answer',
  ...onceReadable,
};

export const schema = z
  .strictObject({ ...itemBase, ...numericFields })
  .refine(hasOnlyWrongMistakes, ONLY_WRONG_MISTAKES);
