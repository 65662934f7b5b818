import type { Locale } from '../../text';
import { type Cursor, sees, take } from './cursor';
import { ask, askNumber, askWhich } from './refusals';

/** Digits as they were written: 1 234,50 has the digits 123450, of which 2 are decimals. */
export interface Literal {
  /** As typed, in plain signs. */
  source: string;
  digits: bigint;
  decimals: number;
  /** Significant figures: every digit from the first that is not 0, zeros at the end included. */
  figures: number;
}

/** What most people type: digits with one decimal sign, and nothing behind them that could belong to them. */
const SIMPLE = /\d+(?:[.,]\d+)?(?![\d.,'_]| [\d.,])/y;
const SPACED = /[1-9]\d{0,2}(?: \d{3})+(?!\d)(?:[.,]\d{3}(?: \d{3})+(?!\d)|[.,]\d*)?/y;
const MARKED = /[1-9]\d{0,2}(?:(?:'\d{3})+|(?:_\d{3})+)(?!\d)(?:[.,]\d*)?/y;
const COMMAS = /[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?![\d,])(?:\.\d*)?|,\d{3}\.\d*)/y;
const SPACED_DECIMALS = /\d*[.,]\d{3}(?: \d{3})+(?!\d)/y;
const PLAIN = /\d+(?:[.,]\d*)?|[.,]\d+/y;

const MORE_DIGITS = /[.,'_]?\d/y;
const ANOTHER_NUMBER = / +[.,]?\d/y;
const POWER = / *\^/y;
const ONE_COMMA = /^[1-9]\d{0,2},\d{3}(?: |$)/;

/**
 * Reads digits with their groups and one decimal sign. Groups have three digits, with spaces, apostrophes, low lines or, two
 * and more or before a point, commas between them; a single comma is a decimal comma.
 * @throws DomainError invalid: `1,234` unless in French, `1 2`, `1.234.567`, or no digit here.
 */
export function readLiteral(cursor: Cursor, language: Locale | undefined): Literal {
  const simple = take(cursor, SIMPLE)?.[0];
  if (simple !== undefined) {
    if (language !== 'fr') refuseOneComma(simple);
    return toSimple(simple);
  }
  const before = cursor.at;
  const grouped = take(cursor, SPACED) ?? take(cursor, SPACED_DECIMALS);
  const found = grouped ?? take(cursor, MARKED) ?? take(cursor, COMMAS) ?? take(cursor, PLAIN);
  if (!found) askNumber();
  const [source] = found;
  if (sees(cursor, MORE_DIGITS)) {
    ask('groups', `The digits of ${cursor.text} are not in groups of three, or it has two decimal signs.`, {
      text: cursor.text,
    });
  }
  // In "2 500 100^2" and "1.500 100^2" only the last part is raised.
  if (sees(cursor, ANOTHER_NUMBER) || (grouped && sees(cursor, POWER))) {
    cursor.at = before;
    const [first = ''] = take(cursor, /[^ ]+/y) ?? [];
    const [second = ''] = take(cursor, / +([^ ]+)/y)?.slice(1) ?? [];
    ask('side-by-side', `${first} and ${second} stand side by side. Write one number, or ${first} × ${second}.`, {
      first,
      second,
    });
  }
  if (language !== 'fr') refuseOneComma(source);
  return toLiteral(source, found === grouped ? / /g : /['_]/g);
}

function refuseOneComma(source: string): void {
  if (!ONE_COMMA.test(source)) return;
  askWhich(source, source.replace(/[, ]/g, ''), source.replace(',', '.'));
}

function toSimple(source: string): Literal {
  const point = source.indexOf('.');
  const sign = point < 0 ? source.indexOf(',') : point;
  const digits = sign < 0 ? source : source.slice(0, sign) + source.slice(sign + 1);
  let zeros = 0;
  while (digits[zeros] === '0') zeros++;
  const decimals = sign < 0 ? 0 : source.length - 1 - sign;
  return { source, digits: BigInt(digits), decimals, figures: digits.length - zeros };
}

function toLiteral(source: string, separators: RegExp): Literal {
  const ungrouped = source.replace(separators, '');
  const digits = ungrouped.replace(/[.,]/g, '');
  // Several commas are groups; a single one, or a point after them, begins the decimals.
  const [, decimals = ''] = /^(?:\d*|[\d,]*(?=\.))[.,](\d*)$/.exec(ungrouped) ?? [];
  return {
    source,
    digits: BigInt(digits),
    decimals: decimals.length,
    figures: digits.replace(/^0+/, '').length,
  };
}
