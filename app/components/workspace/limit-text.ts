import type { Limit, Op } from '@/lib/authoring/criteria';
import { tickLabel } from '../plot/geometry';

/** A measured value or a limit, short: 0.0132, 4.2·10⁻⁸. */
export function readValue(value: number | null, locale: string): string {
  return value === null ? '–' : tickLabel(value, locale);
}

export function readLimit(op: Op, limit: Limit, locale: string): string {
  if (Array.isArray(limit)) return `${readValue(limit[0], locale)} – ${readValue(limit[1], locale)}`;
  return `${op === 'at-least' ? '≥' : '≤'} ${readValue(limit, locale)}`;
}
