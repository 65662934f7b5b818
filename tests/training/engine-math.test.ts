import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { start } from './agree';
import { hash } from './same-bits-run';

type OfNumbers = (...numbers: number[]) => number;

const OF_ONE = 'acos acosh asin asinh atan atanh cbrt cos cosh exp expm1 log log10 log1p log2 sin sinh tan tanh'.split(
  ' ',
);
const OF_TWO = ['atan2', 'hypot', 'pow'];
const NAMES = [...OF_ONE, ...OF_TWO];
const functions = Math as unknown as Record<string, OfNumbers>;
const of = (name: string) => functions[name] as OfNumbers;

const engines = Object.fromEntries(NAMES.map((name) => [name, of(name)]));

beforeAll(start);

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  5e-324,
  -5e-324,
  2 ** -1022,
  1e-300,
  1e22,
  2 ** 53,
  2 ** 1023,
].concat(
  [1 - 2 ** -53, 1 + 2 ** -52, 709.8, -745.2, Number.MAX_VALUE, -Number.MAX_VALUE],
  [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
);

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Place of a number in the row of all float64. */
function place(value: number): bigint {
  double[0] = value;
  const pattern = bits[0] as bigint;
  return pattern < 0 ? -(pattern & 0x7fffffffffffffffn) : pattern;
}

function expectNear(name: string, ...numbers: number[]): void {
  const [ours, engine] = [of(name)(...numbers), (engines[name] as OfNumbers)(...numbers)];
  if (Object.is(ours, engine)) return;
  const plain = Number.isFinite(ours) && Number.isFinite(engine) && (ours !== 0 || engine !== 0);
  const apart = Math.abs(Number(place(ours) - place(engine)));
  if (!plain || apart > 3) throw new Error(`${name}(${numbers.join(', ')}) is ${ours}; the engine finds ${engine}.`);
}

test.each(NAMES)('%s is another than the engine has', (name) => {
  expect(of(name)).not.toBe(engines[name]);
  expect(of(name).name).toBe(name);
});

describe('within 3 ulp of the engine, and equal in all that is special', () => {
  test.each(OF_ONE)('%s', (name) => {
    for (const x of SPECIAL) expectNear(name, x);
    for (const limit of [1, 30, 1e5, Number.MAX_VALUE]) {
      fc.assert(fc.property(fc.double({ min: -limit, max: limit }), (x) => expectNear(name, x)));
    }
  });
  test.each(OF_TWO)('%s', (name) => {
    for (const a of SPECIAL) for (const b of SPECIAL) expectNear(name, a, b);
    for (const limit of [2, 300, Number.MAX_VALUE]) {
      const number = fc.double({ min: -limit, max: limit });
      fc.assert(fc.property(number, number, (a, b) => expectNear(name, a, b)));
    }
  });
});

test('arguments are taken as JavaScript takes them', () => {
  expect(Math.hypot()).toBe(0);
  expect(Math.hypot(-3)).toBe(3);
  expect(Math.hypot(2, 3, 6)).toBe(7);
  expect(Math.hypot(Number.NaN, 1, Number.NEGATIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(of('exp')('0' as unknown as number)).toBe(1);
  expect(of('sin')()).toBeNaN();
  expect(of('pow')(2)).toBeNaN();
  expect(() => of('log')(1n as unknown as number)).toThrow(TypeError);
});

test('powers of bigints, which are compiled to the same function, are exact', () => {
  expect(of('pow')(2n as unknown as number, 64n as unknown as number)).toBe(18_446_744_073_709_551_616n);
  expect(() => of('pow')(2n as unknown as number, 1)).toThrow(TypeError);
});

/** Of what the functions find at places all over their domains. There are many NaN; they count as one. */
function digest(found: (name: string) => OfNumbers): string {
  const places = Array.from({ length: 2000 }, (_, i) => (((i * 7919) % 2000) / 1000 - 1) * 1.7 ** (i % 23));
  const at = (name: string) => (x: number, i: number) => {
    const value = found(name)(x, places[(i * 31) % 2000] as number);
    return Number.isNaN(value) ? 404 : value;
  };
  return hash(NAMES.map((name) => Float64Array.from(places, at(name))));
}

test('what they find is the same on every machine, now and later', () => {
  expect(digest(of)).toBe('8b05a6f8d7b7f0f4');
  expect(digest((name) => engines[name] as OfNumbers)).not.toBe(digest(of));
});
