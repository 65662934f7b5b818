import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exact } from '@/lib/items/numbers/exact';
import { readNumber } from '@/lib/items/numbers/read';
import type { Locale } from '@/lib/text';
import { ALIKE, ASKED, IN_FRENCH, WITH_UNIT } from './typed-numbers';

function lowestTerms({ numerator, denominator }: Exact): string {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  const divisor = a === 0n ? 1n : a;
  const [over, under] = [numerator / divisor, denominator / divisor];
  return under === 1n || over === 0n ? String(over) : `${over}/${under}`;
}

function read(typed: string, language?: Locale): string {
  const { value, unit } = readNumber(typed, language);
  return unit === '' ? lowestTerms(value) : `${lowestTerms(value)} ${unit}`;
}

const readInTheEnd = ASKED.filter(([, reason]) => reason.startsWith('read-as-'));
const asked = ASKED.filter(([, reason]) => !reason.startsWith('read-as-'));
const alike = ALIKE.flatMap(([expected, ...typed]) => typed.map((one): [string, string] => [one, expected]));

describe('what people type for a number', () => {
  test('the tables are long enough to mean something', () => {
    expect(alike.length + WITH_UNIT.length + ASKED.length + IN_FRENCH.length).toBeGreaterThan(250);
  });

  test.each(alike)('%j is %s in both languages', (typed, expected) => {
    expect(read(typed, 'en')).toBe(expected);
    expect(read(typed, 'fr')).toBe(expected);
  });

  test.each(WITH_UNIT)('%j is %s', (typed, expected) => expect(read(typed)).toBe(expected));

  test.each(asked)('%j is asked again: %s', (typed, reason, said) => {
    for (const language of [undefined, 'en'] as const) {
      const refusal = refusalOf(typed, language);
      expect(refusal).toMatchObject({ kind: 'invalid', reason: `answer-${reason}` });
      if (said) expect(Object.values(refusal.details)).toEqual(said);
      for (const one of said ?? []) expect(refusal.message).toContain(one);
    }
  });

  test.each(readInTheEnd)('%j is a number after all: %s', (typed, reason) =>
    expect(`read-as-${read(typed)}`).toBe(reason),
  );

  test.each(IN_FRENCH)('%j is %s on a French page', (typed, expected) => expect(read(typed, 'fr')).toBe(expected));
});

function refusalOf(typed: string, language: Locale | undefined) {
  try {
    readNumber(typed, language);
  } catch (error) {
    return error as { message: string; details: Record<string, string> };
  }
  throw new Error(`${typed} was read`);
}

test('digits are counted as they are written', () => {
  const written = (typed: string) => readNumber(typed).written;
  expect(written('0.0500')).toEqual({ figures: 3, decimals: 4 });
  expect(written('1 500')).toEqual({ figures: 4, decimals: 0 });
  expect(written('5.00×10^-3')).toEqual({ figures: 3, decimals: 5 });
  expect(written('5.00e-3')).toEqual({ figures: 3, decimals: 5 });
  expect(written('5.00e3')).toEqual({ figures: 3, decimals: -1 });
  for (const typed of ['1/3', '5x100', '10^3', '2^10']) expect(written(typed)).toBeNull();
});

const decimals = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => ({ digits, places, value: digits / 10 ** places }));

describe('a number as programs write it in either language', () => {
  test.each(['en', 'fr'] as const)('is read back, or asked again for its one comma (%s)', (language) => {
    fc.assert(
      fc.property(decimals, ({ digits, places, value }) => {
        const typed = new Intl.NumberFormat(language, { minimumFractionDigits: places }).format(value);
        const expected = lowestTerms({ numerator: BigInt(digits), denominator: 10n ** BigInt(places) });
        if (language === 'en' && /^-?[1-9]\d{0,2},\d{3}$/.test(typed)) {
          expect(() => readNumber(typed, language)).toThrow(expect.objectContaining({ reason: 'answer-two-readings' }));
        } else expect(read(typed, language)).toBe(expected);
      }),
    );
  });

  test('is read back from powers of ten of every writing', () => {
    fc.assert(
      fc.property(decimals, ({ value }) => {
        const expected = read(String(value).includes('e') ? value.toFixed(20) : String(value), 'fr');
        const [mantissa = '', exponent = ''] = value.toExponential().split('e');
        const raised = exponent
          .replace('+', '')
          .replace(/[-\d]/g, (sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)] ?? '');
        for (const power of [
          `e${exponent}`,
          ` e${exponent}`,
          `×10^${exponent}`,
          ` x 10${raised}`,
          `·10^(${exponent})`,
        ]) {
          expect(read(mantissa.replace('.', ',') + power, 'fr')).toBe(expected);
        }
      }),
    );
  });

  test('nothing that is typed takes long, or ends in anything but a number or a question', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: fc.constantFrom(..."0123456789.,'_ eExX*/^-+()%{}½⁻³×") }),
        (typed) => {
          try {
            readNumber(typed);
          } catch (error) {
            expect(error).toMatchObject({ kind: 'invalid' });
          }
        },
      ),
    );
  });
});
