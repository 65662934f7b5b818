import { goodValues, type Limit, type Op } from '@/lib/authoring/criteria';
import { tickLabel } from '../../plot/geometry';

/** A measured value or a limit, short: 0.0132, 4.2·10⁻⁸. */
export function readValue(value: number | null, locale: string): string {
  return value === null ? '–' : tickLabel(value, locale);
}

/** Seven digits: as many as a 32-bit float can tell apart. */
export function readExact(value: number, locale: string): string {
  const small = value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7);
  return value.toLocaleString(locale, {
    maximumSignificantDigits: 7,
    notation: small ? 'scientific' : 'standard',
  });
}

export function readLimit(op: Op, limit: Limit, locale: string): string {
  const [low, high] = goodValues(op, limit);
  if (low === Number.NEGATIVE_INFINITY) return `≤ ${readValue(high, locale)}`;
  if (high === Number.POSITIVE_INFINITY) return `≥ ${readValue(low, locale)}`;
  return `${readValue(low, locale)} – ${readValue(high, locale)}`;
}
