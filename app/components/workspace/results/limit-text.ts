import type { Limit, Op } from '@/lib/authoring/criteria';
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
  if (Array.isArray(limit)) return `${readValue(limit[0], locale)} – ${readValue(limit[1], locale)}`;
  return `${op === 'at-least' ? '≥' : '≤'} ${readValue(limit, locale)}`;
}
