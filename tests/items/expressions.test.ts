import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, namesIn, type Scope } from '@/lib/items/parameters/expression';
import { Decimal, ExpressionError, toPlain, toValue, type Value } from '@/lib/items/parameters/value';
import { writeNumber, writeValue } from '@/lib/items/parameters/written';

const scope: Scope = new Map<string, Value>(
  Object.entries({ n: 20, p: 60, x: [3, 4], name: 'Adam', on: true }).map(([key, plain]) => [key, toValue(plain)]),
);
const worked = (source: string) => toPlain(evaluate(source, scope));

describe('an expression', () => {
  test.each([
    ['p - n', 40],
    ['0.1 + 0.2', 0.3],
    ['0.3 - 0.1 - 0.2', 0],
    ['1 / 3 * 3', 1],
    ['1 / 3', 1 / 3],
    ['2 ** 3 ** 2', 512],
    ['-(3 ** 2)', -9],
    ['7 % 4', 3],
    ['2 ** 64', '18446744073709551616'],
    ['sqrt(x[0] ** 2 + x[1] ** 2)', 5],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['figures(1234.5, 2)', 1200],
    ['min(n, p) + max(1, 2, 3)', 23],
    ['exp(0) + log(1) + log10(1000) + log2(8)', 7],
    ['figures(cos(pi), 10)', -1],
    ['n < p && !(n == p)', true],
    ["name == 'Adam' ? n : p", 20],
    ['on', true],
  ])('%s is %s', (source, value) => expect(worked(source)).toEqual(value));

  test.each([
    ['n +', 'cannot be read'],
    ['n p', 'cannot be read'],
    ['2 ^ 3', 'a power is written'],
    ['-3 ** 2', 'cannot be read'],
    ['q', 'no parameter "q"'],
    ['1 / 0', 'no finite number'],
    ['sqrt(0 - 1)', 'no finite number'],
    ['log(0)', 'no finite number'],
    ['max()', 'takes 1 to 20'],
    ['name + 1', 'takes numbers'],
    ['n ? 1 : 2', 'true or false'],
    ['x[5]', 'one of its places'],
    ['x.length', 'an expression has'],
    ['toString()', 'no function "toString"'],
    ['constructor', 'no parameter "constructor"'],
    ['x.constructor.constructor("return 1")()', 'no function ""'],
    ['(() => 1)()', 'no function ""'],
    ['n = 3', 'an expression has'],
    ['`n`', 'an expression has'],
    ['import("node:fs")', 'an expression has'],
    ['/a/', 'an expression has'],
  ])('%s is refused: %s', (source, said) => {
    expect(() => worked(source)).toThrow(ExpressionError);
    expect(() => worked(source)).toThrow(new RegExp(said.replace(/[()]/g, '\\$&'), 'i'));
  });

  test('has the digits of exact arithmetic, and says which names it uses', () => {
    const whole = fc.integer({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1000 }), (a, b, c) => {
        const [x, y] = [a / 100, b / 100];
        expect(worked(`(${x}) + (${y})`)).toBe((a + b) / 100);
        expect(worked(`(${x}) * (${y})`)).toBe((a * b) / 10_000);
        expect(worked(`(${a}) / ${c} * ${c}`)).toBe(a);
      }),
    );
    expect([...namesIn('max(n, pi) > p ? name : x[n]')].sort()).toEqual(['n', 'name', 'p', 'x']);
  });
});

describe('a number is written', () => {
  test.each([
    ['0.05', '0.05', '0,05', '0{,}05'],
    ['-3', '−3', '−3', '-3'],
    ['1234', '1234', '1234', '1234'],
    ['53002', '53\u202f002', '53\u202f002', '53\\,002'],
    ['1234567.5', '1\u202f234\u202f567.5', '1\u202f234\u202f567,5', '1\\,234\\,567{,}5'],
    ['2e-7', '2\u00a0×\u00a010⁻⁷', '2\u00a0×\u00a010⁻⁷', '2 \\times 10^{-7}'],
    ['1e-8', '10⁻⁸', '10⁻⁸', '10^{-8}'],
    ['1.5e20', '1.5\u00a0×\u00a010²⁰', '1,5\u00a0×\u00a010²⁰', '1{,}5 \\times 10^{20}'],
    ['-0', '0', '0', '0'],
  ])('%s', (number, english, french, formula) => {
    const value = new Decimal(number);
    expect([
      writeNumber(value, 'en', 'text'),
      writeNumber(value, 'fr', 'text'),
      writeNumber(value, 'fr', 'formula'),
    ]).toEqual([english, french, formula]);
    expect(Number(writeNumber(value, 'fr', 'code'))).toBeCloseTo(Number(number), 12);
  });

  test('with the places that are asked for, and never with a row of digits', () => {
    const shown = (source: string) => writeValue(evaluate(source, scope), 'fr', 'text');
    expect([shown('fixed(0.5, 2)'), shown('fixed(2, 1)'), shown('fixed(0 - 0.001, 2)'), shown('fixed(0, 2)')]).toEqual([
      '0,50',
      '2,0',
      '0,00',
      '0,00',
    ]);
    expect(() => shown('1 / 3')).toThrow(/round it/);
    expect(() => shown('on')).toThrow(ExpressionError);
  });
});
