import { expect, test } from 'vitest';
import { agreement } from '@/lib/analytics/agreement';

const pairsOf = (table: number[][]) =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [`${a}`, `${b}`] as const)));

test('kappa and its interval are those of Fleiss, Levin and Paik (2003), table 18.1', () => {
  const found = agreement(
    pairsOf([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]),
  );
  expect(found?.same).toBeCloseTo(0.89, 10);
  expect(found?.kappa.estimate).toBeCloseTo(0.6765, 4);
  // Standard error 0.0877.
  expect(found?.kappa.low).toBeCloseTo(0.6765 - 1.96 * 0.0877, 3);
  expect(found?.kappa.high).toBeCloseTo(0.6765 + 1.96 * 0.0877, 3);
});

test('it is 1 where all agree, 0 where they agree as by chance, and symmetric', () => {
  expect(
    agreement(
      pairsOf([
        [3, 0],
        [0, 4],
      ]),
    )?.kappa.estimate,
  ).toBe(1);
  expect(
    agreement(
      pairsOf([
        [5, 5],
        [5, 5],
      ]),
    )?.kappa.estimate,
  ).toBeCloseTo(0, 12);
  const table = pairsOf([
    [4, 2, 1],
    [0, 3, 2],
    [1, 1, 6],
  ]);
  const turned = agreement(table.map(([a, b]) => [b, a] as const));
  expect(turned?.kappa.estimate).toBeCloseTo(agreement(table)?.kappa.estimate ?? Number.NaN, 12);
  expect(turned?.kappa.low).toBeCloseTo(agreement(table)?.kappa.low ?? Number.NaN, 12);
});

test('it says nothing of one answer, or where only one category was used', () => {
  expect(agreement([['a', 'b']])).toBeNull();
  expect(agreement(pairsOf([[7]]))).toBeNull();
});
