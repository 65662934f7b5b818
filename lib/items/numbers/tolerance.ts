import { z } from 'zod';
import { absolute, type Close, decimal, type Exact, fromDouble, magnitude, times, ZERO } from './exact';

/** How far from a value an answer may be; exactly one of the four. */
export const Tolerance = z
  .strictObject({
    absolute: z.number().min(0).optional(),
    /** Of the value that is right, not of what was answered. */
    relative: z.number().min(0).max(1).optional(),
    /** Right to so many significant figures: half a unit of the last one, as the right value has them. */
    significantFigures: z.int().min(1).max(15).optional(),
    /** Right to so many decimal places: half a unit of the last one. */
    decimalPlaces: z.int().min(0).max(15).optional(),
  })
  .refine(
    (tolerance) => Object.values(tolerance).filter((limit) => limit !== undefined).length === 1,
    'one of absolute, relative, significantFigures, decimalPlaces',
  );
export type Tolerance = z.infer<typeof Tolerance>;

/** Where an author says nothing. */
export const USUAL: Tolerance = { relative: 1e-6 };

const halfAt = (place: number): Exact => times(decimal(1n, place), { numerator: 1n, denominator: 2n });

export function allowance({ absolute: distance, relative, ...places }: Tolerance, { value }: Close): Exact {
  if (distance !== undefined) return fromDouble(distance).value;
  if (relative !== undefined) return times(fromDouble(relative).value, absolute(value));
  if (places.decimalPlaces !== undefined) return halfAt(-places.decimalPlaces);
  if (places.significantFigures === undefined || value.numerator === 0n) return ZERO;
  return halfAt(magnitude(value) - places.significantFigures + 1);
}

/** Whether a tolerance is a part of the value, and so nothing for the value 0. */
export function isPart({ relative, significantFigures }: Tolerance): boolean {
  return relative !== undefined || significantFigures !== undefined;
}
