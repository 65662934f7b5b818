import type { Locale } from '../../text';
import { type Cursor, isAtEnd, sees, take } from './cursor';
import { decimal, type Exact, inverse, negative, power, times } from './exact';
import { type Literal, readLiteral } from './literal';
import { ask, askNumber, askWhich } from './refusals';
import { plainSigns } from './signs';

/** A number as somebody typed it, with what followed it. */
export interface TypedNumber {
  value: Exact;
  /** With how many digits it is written; null for what is not one decimal number, times powers of ten. */
  written: { figures: number; decimals: number } | null;
  /** In plain signs. */
  unit: string;
}

interface Factor {
  source: string;
  value: Exact;
  literal: Literal;
  /** Of ten, behind the literal: -3 in 2e-3. */
  exponent: number;
  /** The whole power of ten that it is, without digits of its own: -3 for 10^-3; null for others. */
  ofTen: number | null;
}

const SIGN = / ?([-+]) ?/y;
const NUMBER_NEXT = / ?(?:[-+] ?)?[.,]?\d/y;
const OPERATOR = / ?([xX*/]) ?(?=(?:[-+] ?)?[.,]?\d)/y;
const E = /( ?)[eE] ?(?=(?:[-+] ?)?\d)/y;
const RAISED = / ?\^ ?/y;
const WHOLE = /(?:[-+] ?)?\d+(?![.,]?\d)/y;
const WHOLE_IN_BRACKETS = /\(\s?((?:[-+] ?)?\d+)\s?\)|\{\s?((?:[-+] ?)?\d+)\s?\}/y;
const REST = / ?([\p{L}%‰°/€$£'"(].*)?$/suy;

/** Larger powers are no answers, and would take time to work out. */
const MOST = 1000;

/**
 * Reads what people type for a number, by the grammar in this room's README.
 * @param language of the page it was typed on; `1,234` is read in French alone.
 * @throws DomainError invalid, `answer-…`: nothing that can be read, or that can be read in one way only.
 */
export function readNumber(typed: string, language?: Locale): TypedNumber {
  const cursor: Cursor = { text: plainSigns(typed), at: 0 };
  take(cursor, /[=≈~] ?/y);
  const hexadecimal = take({ ...cursor }, /0[xX][\da-fA-F]+/y)?.[0];
  if (hexadecimal) askWhich(hexadecimal, String(Number(hexadecimal)), `0 × ${hexadecimal.slice(2)}`);
  const factors = [readFactor(cursor, language)];
  const operators: string[] = [];
  if (isAtEnd(cursor)) return { value: product(factors, operators), written: writtenAs(factors, operators), unit: '' };
  for (let found = take(cursor, OPERATOR); found; found = take(cursor, OPERATOR)) {
    operators.push(found[1] === '/' ? '/' : '×');
    factors.push(readFactor(cursor, language));
  }
  refuseSum(cursor, factors.at(-1) as Factor);
  const rest = take(cursor, REST);
  if (!rest) askNumber();
  refuseTwoReadings(factors, operators);
  return { value: product(factors, operators), written: writtenAs(factors, operators), unit: (rest[1] ?? '').trim() };
}

function readFactor(cursor: Cursor, language: Locale | undefined): Factor {
  const start = cursor.at;
  const isNegative = take(cursor, SIGN)?.[1] === '-';
  const literal = readLiteral(cursor, language);
  if (isAtEnd(cursor)) {
    const value = decimal(isNegative ? -literal.digits : literal.digits, -literal.decimals);
    return { source: cursor.text.slice(start).trim(), value, literal, exponent: 0, ofTen: null };
  }
  const e = take(cursor, E);
  const exponent = e ? readExponent(cursor) : 0;
  const raised = take(cursor, RAISED) ? readExponent(cursor) : null;
  const bare = { value: decimal(literal.digits, exponent - literal.decimals), literal, exponent };
  const source = cursor.text.slice(start, cursor.at).trim();
  if (raised === null) {
    return { ...bare, source, value: isNegative ? negative(bare.value) : bare.value, ofTen: null };
  }
  if (e || Math.abs(raised) * literal.source.length > 2 * MOST) askExponent(cursor);
  const value = power(bare.value, raised) ?? askNumber();
  const ofTen = literal.source === '10' && !isNegative ? raised : null;
  return { ...bare, source, value: isNegative ? negative(value) : value, ofTen };
}

function readExponent(cursor: Cursor): number {
  const [plain, inRound, inCurly] = take(cursor, WHOLE) ?? take(cursor, WHOLE_IN_BRACKETS) ?? [];
  const exponent = Number((inRound ?? inCurly ?? plain ?? askExponent(cursor)).replace(' ', ''));
  if (Math.abs(exponent) > MOST) askExponent(cursor);
  return exponent;
}

function askExponent({ text }: Cursor): never {
  return ask('exponent', `The exponent in ${text} must be one whole number, at most ${MOST}.`, { text, most: MOST });
}

/** Sums are not worked out, and 10-3 may have been 10⁻³ before it was copied. */
function refuseSum(cursor: Cursor, last: Factor): void {
  const end = cursor.at;
  const sign = take(cursor, SIGN)?.[1];
  if (sign === undefined) return;
  if (!sees(cursor, NUMBER_NEXT)) askNumber();
  const { text } = cursor;
  const whole = take(cursor, WHOLE)?.[0];
  if (last.source === '10' && whole !== undefined) {
    const head = text.slice(0, end);
    askWhich(text.slice(0, cursor.at), `${head}^${sign === '-' ? '-' : ''}${whole}`, `${head} ${sign} ${whole}`);
  }
  ask('sum', `Work out ${text} and write the result.`, { text });
}

function refuseTwoReadings(factors: Factor[], operators: string[]): void {
  const join = (from: number, to = factors.length) =>
    factors
      .slice(from, to)
      .map(({ source }, i) => (i === 0 ? source : `${operators[from + i - 1]} ${source}`))
      .join(' ');
  const division = operators.indexOf('/');
  if (division >= 0 && division + 2 < factors.length) {
    const [head, tail, after] = [join(0, division + 2), join(division + 1), operators[division + 1]];
    askWhich(join(0), `(${head}) ${after} ${join(division + 2)}`, `${join(0, division + 1)} / (${tail})`);
  }
  factors.forEach(({ literal, exponent, source }, i) => {
    if (i === 0 || exponent === 0) return;
    const head = join(0, i);
    if (operators[i - 1] === '/' && source.includes(' ')) {
      askWhich(
        join(0),
        `(${head} / ${literal.source}) × 10^${exponent}`,
        `${head} / (${literal.source} × 10^${exponent})`,
      );
    }
    if (literal.source === '10') askWhich(join(0), `${head} × 10^${exponent}`, `${head} × 10 × 10^${exponent}`);
  });
}

function product(factors: Factor[], operators: string[]): Exact {
  const [first, ...others] = factors as [Factor, ...Factor[]];
  return others.reduce((value, factor, i) => {
    if (operators[i] !== '/') return times(value, factor.value);
    return times(value, inverse(factor.value) ?? ask('division', 'Nothing can be divided by 0.'));
  }, first.value);
}

function writtenAs(factors: Factor[], operators: string[]): TypedNumber['written'] {
  const [{ literal, exponent, ofTen, source }, ...others] = factors as [Factor, ...Factor[]];
  if (ofTen !== null || source.includes('^') || operators.includes('/')) return null;
  let shift = exponent;
  for (const other of others) {
    if (other.ofTen === null) return null;
    shift += other.ofTen;
  }
  return { figures: literal.figures, decimals: literal.decimals - shift };
}
