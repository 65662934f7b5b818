import type { Locale } from '../../authoring/text';
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
  if (ONE_COMMA.test(source) && language !== 'fr') {
    askWhich(source, source.replace(/[, ]/g, ''), source.replace(',', '.'));
  }
  return toLiteral(source, found === grouped ? / /g : /['_]/g);
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
