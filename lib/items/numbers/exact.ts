/**
 * A rational number, exactly, `denominator` > 0; not always in lowest terms. What marking needs of one is products and a
 * comparison; fraction.js reduces after every step, and marks twenty times fewer numbers a second.
 */
export interface Exact {
  numerator: bigint;
  denominator: bigint;
}

/** A number and by how much it may be off where binary arithmetic made it; nothing where it was written. */
export interface Close {
  value: Exact;
  slack: Exact;
}

export const ZERO: Exact = { numerator: 0n, denominator: 1n };

const abs = (n: bigint) => (n < 0n ? -n : n);

/** `digits` x 10^`exponent`. */
export function decimal(digits: bigint, exponent: number): Exact {
  return exponent < 0
    ? { numerator: digits, denominator: 10n ** BigInt(-exponent) }
    : { numerator: digits * 10n ** BigInt(exponent), denominator: 1n };
}

export function times(a: Exact, b: Exact): Exact {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** @returns null for 1 / 0 */
export function inverse({ numerator, denominator }: Exact): Exact | null {
  if (numerator === 0n) return null;
  return numerator < 0n
    ? { numerator: -denominator, denominator: -numerator }
    : { numerator: denominator, denominator: numerator };
}

/** @returns null for 0 to a power that is not positive */
export function power(base: Exact, exponent: number): Exact | null {
  if (base.numerator === 0n && exponent <= 0) return null;
  const count = BigInt(Math.abs(exponent));
  const raised = { numerator: base.numerator ** count, denominator: base.denominator ** count };
  return exponent < 0 ? inverse(raised) : raised;
}

export function plus(a: Exact, b: Exact): Exact {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  return { numerator, denominator: a.denominator * b.denominator };
}

export function negative({ numerator, denominator }: Exact): Exact {
  return { numerator: -numerator, denominator };
}

export function absolute({ numerator, denominator }: Exact): Exact {
  return { numerator: abs(numerator), denominator };
}

export function isAtMost(a: Exact, b: Exact): boolean {
  return a.numerator * b.denominator <= b.numerator * a.denominator;
}

/** Whether two numbers are no farther apart than `allowance`, and than what binary arithmetic may have added. */
export function isWithin(a: Close, b: Close, allowance: Exact): boolean {
  const distance = absolute(plus(a.value, negative(b.value)));
  const slack = a.slack === ZERO && b.slack === ZERO ? ZERO : plus(a.slack, b.slack);
  return isAtMost(distance, slack === ZERO ? allowance : plus(allowance, slack));
}

/** The place of the first digit that is not 0: 2 for 123, -3 for 0.00123. `value` must not be 0. */
export function magnitude({ numerator, denominator }: Exact): number {
  const guess = abs(numerator).toString().length - denominator.toString().length;
  return isAtMost(decimal(1n, guess), { numerator: abs(numerator), denominator }) ? guess : guess - 1;
}

/** Digits that every decimal keeps on its way through a double. */
const SURE_DIGITS = 15;

/**
 * What a double stands for: the decimal that was written where 15 digits write it, and otherwise itself, give or take half
 * a unit in its last place: then binary arithmetic made it, as it made 0.30000000000000004.
 */
export function fromDouble(double: number): Close {
  const [digits = '', exponent = '0'] = double.toExponential().split('e');
  const plain = digits.replace('.', '');
  const figures = plain.replace('-', '').length;
  if (figures <= SURE_DIGITS) return { value: decimal(BigInt(plain), Number(exponent) - figures + 1), slack: ZERO };
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, double);
  const whole = bits.getBigUint64(0);
  const stored = Number((whole >> 52n) & 0x7ffn);
  const fraction = whole & 0xfffffffffffffn;
  const significand = stored === 0 ? fraction : fraction | 0x10000000000000n;
  const place = Math.max(stored, 1) - 1075;
  const unit: Exact =
    place < 0
      ? { numerator: 1n, denominator: 2n ** BigInt(-place) }
      : { numerator: 2n ** BigInt(place), denominator: 1n };
  const value = times({ numerator: double < 0 ? -significand : significand, denominator: 1n }, unit);
  return { value, slack: times(unit, { numerator: 1n, denominator: 2n }) };
}
