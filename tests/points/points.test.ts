import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessCost, shareOf, sumPoints, toPoints, toThousandths } from '@/lib/points';

const thousandths = fc.integer({ min: 0, max: 1_000_000 });

test('thousandths come through plain points unchanged, and plain points of three decimals through thousandths', () => {
  fc.assert(
    fc.property(thousandths, (whole) => {
      expect(toThousandths(toPoints(whole))).toBe(whole);
      expect(String(toPoints(whole))).toMatch(/^\d+(\.\d{1,3})?$/);
    }),
  );
  expect([toThousandths(0.1 + 0.2), toThousandths(1.0005), toPoints(2500)]).toEqual([300, 1001, 2.5]);
});

test('sums of thousandths are exact where sums of plain points are not', () => {
  fc.assert(
    fc.property(fc.array(thousandths), (all) => {
      expect(sumPoints(all)).toBe(Number(all.reduce((sum, one) => sum + BigInt(one), 0n)));
    }),
  );
});

test('a share is whole, between nothing and everything, and grows with what was right', () => {
  const fraction = fc.double({ min: -0.5, max: 1.5 });
  fc.assert(
    fc.property(thousandths, fraction, fraction, (most, a, b) => {
      const [low, high] = [shareOf(most, Math.min(a, b)), shareOf(most, Math.max(a, b))];
      for (const share of [low, high]) expect(Number.isInteger(share) && share >= 0 && share <= most).toBe(true);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
  expect([shareOf(1000, 1), shareOf(1000, Number.NaN), shareOf(1000, -1), shareOf(999, 0.5)]).toEqual([
    1000, 0, 0, 500,
  ]);
});

test('a hint takes no more than there is', () => {
  expect([lessCost(1000, 250), lessCost(100, 250), lessCost(0, 0)]).toEqual([750, 0, 0]);
});
