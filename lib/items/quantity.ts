/** A number as somebody typed it, with what followed it. */
export interface Quantity {
  value: number;
  /** Significant figures as written: every digit from the first that is not 0. */
  figures: number;
  unit: string;
}

const PATTERN = /^([+-]?)(\d+(?:[.,]\d*)?|[.,]\d+)(?:(?:e|[x×·*]10\^?)([+-]?\d+))?([^\d.,].*)?$/iu;

/**
 * Reads "0.5", "0,5", "1e-3", "1.2×10^3", "−2", "1 000 ms". A single comma is a decimal comma.
 * @returns null when there is no finite number at the start.
 */
export function parseQuantity(text: string): Quantity | null {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(/(?<=\d)[\s\u202f]+(?=\d)/gu, '');
  const match = PATTERN.exec(plain.replace(/\s*([x×·*])\s*10\s*\^\s*/giu, '$110^').replace(/^([+-])\s+/u, '$1'));
  if (!match) return null;
  const [, sign = '', digits = '', exponent = '0', unit = ''] = match;
  const value = Number(`${sign}${digits.replace(',', '.')}e${exponent}`);
  if (!Number.isFinite(value)) return null;
  const figures = digits.replace(/[.,]/u, '').replace(/^0+/u, '').length;
  return { value, figures, unit: unit.trim() };
}
