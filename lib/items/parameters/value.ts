import { Decimal as AnyDecimal } from 'decimal.js';
import { z } from 'zod';
import { Text } from '../../text';

/**
 * Decimals of 40 digits: 0.1 + 0.2 is 0.3, as an author means it, and every function has the same digits on every machine
 * (decimal.js 10.6.0 works them out in whole numbers). Halves are rounded away from zero.
 */
export const Decimal = AnyDecimal.clone({ precision: 40, rounding: AnyDecimal.ROUND_HALF_UP, defaults: true });
export type Decimal = AnyDecimal;

/** A number with as many decimal places as are to be shown: 0.50. */
export class Fixed {
  constructor(
    readonly value: Decimal,
    readonly places: number,
  ) {}
}

/** What a parameter or an expression can be. Lists come from a module alone. */
export type Value = Decimal | Fixed | boolean | string | Text | readonly Value[];

/** A value as YAML or a module has it: a number, a word, a list; at most a list of lists of points. */
export type PlainValue = number | boolean | string | Text | PlainValue[];

const Leaf = z.union([z.number(), z.boolean(), z.string(), Text]);
const Point = z.array(Leaf);
const Points = z.array(z.union([Leaf, Point]));
export const PlainValue: z.ZodType<PlainValue> = z.union([Leaf, z.array(z.union([Leaf, Point, Points]))]);

export function toValue(plain: PlainValue): Value {
  if (typeof plain === 'number') return new Decimal(plain);
  return Array.isArray(plain) ? plain.map(toValue) : plain;
}

/** Back again: the nearest double of a number, and whole numbers that a double would round as a text. */
export function toPlain(value: Value): PlainValue {
  if (value instanceof Fixed) return toPlain(value.value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (!(value instanceof Decimal)) return value as PlainValue;
  const double = value.toNumber();
  return value.isInteger() && !Number.isSafeInteger(double) && value.precision(true) <= 40 ? value.toFixed() : double;
}

/** An expression that cannot be read or worked out; the message says why. */
export class ExpressionError extends Error {}
