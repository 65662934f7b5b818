import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cos, exp, log, log1p, sin } from '@/lib/authoring';

const EPSILON = Number.EPSILON;

/** Agreement with the engine's own function, which is itself within an ulp or two, near enough to tell any mistake. */
const close = (ours: number, theirs: number, scale = Math.abs(theirs)) =>
  Object.is(ours, theirs) || Math.abs(ours - theirs) <= 4 * EPSILON * scale + Number.MIN_VALUE;

test.each<[string, (x: number) => number, (x: number) => number, fc.Arbitrary<number>]>([
  ['exp', exp, Math.exp, fc.double({ min: -760, max: 720, noNaN: true })],
  ['exp of small numbers', exp, Math.exp, fc.double({ min: -1, max: 1, noNaN: true })],
  ['log', log, Math.log, fc.double({ min: -1, noNaN: true })],
  ['log near 1', log, Math.log, fc.double({ min: 0.5, max: 2, noNaN: true })],
  ['log1p', log1p, Math.log1p, fc.double({ min: -0.999, max: 1e6, noNaN: true })],
  ['log1p of small numbers', log1p, Math.log1p, fc.double({ min: -1e-3, max: 1e-3, noNaN: true })],
])('%s agrees with the engine', (_name, ours, theirs, arguments_) => {
  fc.assert(
    fc.property(arguments_, (x) => close(ours(x), theirs(x))),
    { numRuns: 20_000 },
  );
});

test.each<[string, (x: number) => number, (x: number) => number]>([
  ['sin', sin, Math.sin],
  ['cos', cos, Math.cos],
])('%s agrees with the engine', (_name, ours, theirs) => {
  fc.assert(
    // Near a zero the angle itself is known to 2^-106 of its size, not the result to all its bits.
    fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (x) => close(ours(x), theirs(x), 1)),
    { numRuns: 20_000 },
  );
  fc.assert(
    fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (x) => close(ours(x), theirs(x), 1)),
    { numRuns: 20_000 },
  );
});

test('edges are as in Math', () => {
  for (const x of [0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]) {
    expect([x, log(x)]).toEqual([x, Math.log(x)]);
    expect([x, log1p(x)]).toEqual([x, Math.log1p(x)]);
    if (Math.abs(x) !== 1) expect([x, exp(x)]).toEqual([x, Math.exp(x)]);
  }
  expect([sin(0), cos(0)]).toEqual([0, 1]);
  expect([sin(Number.NaN), cos(Number.POSITIVE_INFINITY)]).toEqual([Number.NaN, Number.NaN]);
});

test('data and measures use no function whose bits an engine may choose', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const chosen =
    /Math\.(?!abs|ceil|floor|round|trunc|sign|min|max|sqrt|fround|imul|clz32|PI|LN2|LN10|SQRT1_2|SQRT2|E\b)\w+|(?<!\/)\*\*(?![/*])/;
  const trusted = ['lib/authoring', 'lib/judging', 'challenges'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter(({ name }) => /\.ts$/.test(name) && !/^(starter|reference|make|figures?(-.+)?)\.ts$/.test(name))
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .filter((file) => !/[\\/](wrong|cheat|also)[\\/]/.test(file)),
  );
  expect(trusted.length).toBeGreaterThan(30);
  const wrong = trusted.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const code = line.replace(/^\s*(\/?\*|\/\/).*/, '');
        const found = chosen.exec(code.replace(/\b2 \*\* -?\d+/g, ''));
        return found ? [`${path.relative(root, file)}:${i + 1} ${found[0]}`] : [];
      }),
  );
  expect(wrong).toEqual([]);
});
