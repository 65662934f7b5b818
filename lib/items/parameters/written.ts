import { hasDecimalComma, powerOfTen, type Text, textIn } from '../../text';
import { Decimal, ExpressionError, Fixed, type Value } from './value';

/** Where a number is set: between words, inside of a formula, or in code, which has one way to write them. */
export type Setting = 'text' | 'formula' | 'code';

/** More digits than these nobody reads: the author forgot to round. */
const MOST_DIGITS = 12;

const SIGNS: Record<Setting, { minus: string; group: string; times: string }> = {
  text: { minus: '\u2212', group: '\u202F', times: '\u00A0×\u00A0' },
  formula: { minus: '-', group: '\\,', times: ' \\times ' },
  code: { minus: '-', group: '', times: '' },
};

/**
 * A number as a language writes it: 0.05 and 0,05; digits from five on in groups with a thin space, which both languages read,
 * where a comma could be either; powers of ten below 10^-6 and from 10^15.
 * @throws ExpressionError for more than 12 significant digits
 */
export function writeNumber(value: Decimal | Fixed, language: string, setting: Setting): string {
  const { number, places } =
    value instanceof Fixed ? { number: value.value, places: value.places } : { number: value, places: undefined };
  if (number.precision() > MOST_DIGITS) {
    const shown = number.toSignificantDigits(MOST_DIGITS).toString();
    throw new ExpressionError(`A number with as many digits as ${shown}… is to be shown; round it.`);
  }
  const { minus, group, times } = SIGNS[setting];
  const sign = number.isNegative() && !number.isZero() ? minus : '';
  const exponent = number.isZero() ? 0 : number.e;
  if (places === undefined && (exponent < -6 || exponent >= 15)) {
    const mantissa = number.abs().div(new Decimal(10).pow(exponent));
    if (setting === 'code') return `${sign}${mantissa.toFixed()}e${exponent}`;
    const power = setting === 'formula' ? `10^{${exponent}}` : powerOfTen(exponent);
    return sign + (mantissa.eq(1) ? power : `${withPoint(mantissa.toFixed(), language, setting)}${times}${power}`);
  }
  const [whole = '', decimals] = number.abs().toFixed(places).split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return sign + withPoint(decimals === undefined ? grouped : `${grouped}.${decimals}`, language, setting);
}

function withPoint(digits: string, language: string, setting: Setting): string {
  if (setting === 'code' || !hasDecimalComma(language)) return digits;
  // Between braces KaTeX sets no space behind it.
  return digits.replace('.', setting === 'formula' ? '{,}' : ',');
}

/** A value inside of a text. @throws ExpressionError where it cannot stand in one */
export function writeValue(value: Value, language: string, setting: Setting): string {
  if (value instanceof Decimal || value instanceof Fixed) return writeNumber(value, language, setting);
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && language in value) return textIn(value as Text, language);
  throw new ExpressionError('A text shows numbers and words, neither true and false nor lists.');
}
