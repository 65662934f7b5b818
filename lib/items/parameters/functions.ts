import { Decimal, ExpressionError, Fixed, type Value } from './value';

export function numberOf(value: Value | undefined, what: string): Decimal {
  if (value instanceof Fixed) return value.value;
  if (value instanceof Decimal) return value;
  throw new ExpressionError(`${what} takes numbers.`);
}

/** A whole number of digits. */
function digitsOf(value: Decimal, what: string, least: number): number {
  const digits = value.toNumber();
  if (!Number.isInteger(digits) || digits < least || digits > 15) {
    throw new ExpressionError(`${what} takes a whole number of digits, from ${least} to 15.`);
  }
  return digits;
}

interface Known {
  arguments: [least: number, most: number];
  of(numbers: Decimal[]): Value;
}

const one = (of: (x: Decimal) => Value): Known => ({ arguments: [1, 1], of: ([x]) => of(x as Decimal) });
const several = (of: (numbers: Decimal[]) => Value): Known => ({ arguments: [1, 20], of });

/** What an expression may call. Angles are in radians, `log` is the natural logarithm. */
export const FUNCTIONS: Record<string, Known> = {
  abs: one((x) => x.abs()),
  sqrt: one((x) => x.sqrt()),
  exp: one((x) => x.exp()),
  log: one((x) => x.ln()),
  log2: one((x) => x.log(2)),
  log10: one((x) => x.log(10)),
  sin: one((x) => x.sin()),
  cos: one((x) => x.cos()),
  tan: one((x) => x.tan()),
  floor: one((x) => x.floor()),
  ceil: one((x) => x.ceil()),
  min: several((numbers) => Decimal.min(...numbers)),
  max: several((numbers) => Decimal.max(...numbers)),
  /** To whole numbers, or to so many decimal places. */
  round: {
    arguments: [1, 2],
    of: ([x, places = new Decimal(0)]) => (x as Decimal).toDecimalPlaces(digitsOf(places, 'round', 0)),
  },
  /** To so many significant figures. */
  figures: {
    arguments: [2, 2],
    of: ([x, count]) => (x as Decimal).toSignificantDigits(digitsOf(count as Decimal, 'figures', 1)),
  },
  /** The same as `round`, shown with all its decimal places. */
  fixed: {
    arguments: [2, 2],
    of: ([x, count]) => {
      const places = digitsOf(count as Decimal, 'fixed', 0);
      return new Fixed((x as Decimal).toDecimalPlaces(places), places);
    },
  },
};

export const CONSTANTS: Record<string, Value> = { pi: Decimal.acos(-1) };
