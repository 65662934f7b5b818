import { closeTo } from '../items/numbers/target';

export const isPlain = (value: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value);

/** A number as other programs read it: `1/3` and `2^64` as decimals. */
export function plainNumber(value: string): string {
  if (isPlain(value)) return value;
  const { numerator, denominator } = closeTo(value).value;
  return String(Number(numerator) / Number(denominator));
}
