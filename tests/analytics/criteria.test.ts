import { expect, test } from 'vitest';
import { clusters, type Judged, rateByAttempt, rateEver, redundantPairs, separation } from '@/lib/analytics/criteria';
import { flagsOf } from '@/lib/analytics/flags';
import { discrimination, optionUse } from '@/lib/analytics/items';
import { LSAT7 } from './published';

let ids = 0;
const judged = (userId: string, number: number, reached: boolean[], values: (number | null)[] = []): Judged => {
  ids += 1;
  return { id: String(ids), userId, number, reached, values };
};

test('the share that reaches a criterion, attempt by attempt', () => {
  const all = [
    judged('a', 1, [false]),
    judged('a', 2, [true]),
    judged('b', 1, [true]),
    ...[1, 2, 3, 4, 5, 6].map((number) => judged('c', number, [number === 6])),
  ];
  expect(rateByAttempt(all, 0).map((one) => one && [one.estimate, one.count])).toEqual([
    [1 / 3, 3],
    [1 / 2, 2],
    [0, 1],
    [1, 1],
  ]);
  expect(rateEver(all, 0)).toMatchObject({ estimate: 1, count: 3 });
  expect(rateEver(all.slice(0, 1), 0)).toMatchObject({ estimate: 0, low: 0, count: 1 });
});

test('criteria of first submissions separate as items do', () => {
  const all = LSAT7.rows.flatMap((row, i) => [
    judged(`p${i}`, 1, row.map(Boolean)),
    judged(
      `p${i}`,
      2,
      row.map(() => true),
    ),
  ]);
  expect(separation(all, 2)).toEqual(discrimination(LSAT7, 2));
  expect(redundantPairs(all)).toEqual([]);
  const twice = all.map((one) => ({ ...one, reached: [...one.reached, one.reached[0] === true] }));
  expect(redundantPairs(twice)).toMatchObject([{ a: 0, b: 5, apart: 0, phi: { low: 1 } }]);
});

test('those who are stuck stand together by what their last submission misses; who has passed is not among them', () => {
  const all = [
    judged('a', 1, [true, false], [1, 5]),
    judged('a', 2, [false, true], [2, 0]),
    judged('b', 1, [false, true], [4, 0]),
    judged('c', 1, [false, false], [null, null]),
    judged('d', 1, [true, true], [0, 0]),
    judged('d', 2, [false, true], [9, 0]),
  ];
  expect(
    clusters(all).map(({ missed, members, spans }) => [missed, members.map(({ userId }) => userId), spans]),
  ).toEqual([
    [[0], ['a', 'b'], [{ least: 2, median: 3, greatest: 4 }]],
    [[0, 1], ['c'], [null, null]],
  ]);
});

test('flags are raised by whole intervals, and a best third that prefers a wrong option at once', () => {
  const of = (estimate: number, low: number, high: number, count = 100) => ({ estimate, low, high, count });
  const plain = { facility: of(0.6, 0.5, 0.7), discrimination: of(0.4, 0.2, 0.5), time: of(20, 15, 25), options: [] };
  expect(flagsOf(plain, 20)).toEqual([]);
  expect(flagsOf({ ...plain, discrimination: of(-0.2, -0.3, -0.1) }, 20)).toEqual(['negative']);
  expect(flagsOf({ ...plain, discrimination: of(0.1, 0, 0.19) }, 20)).toEqual(['separates-little']);
  expect(flagsOf({ ...plain, discrimination: of(0.1, -0.3, 0.5, 10) }, 20)).toEqual([]);
  expect(flagsOf({ ...plain, facility: of(0.2, 0.1, 0.29), time: of(90, 61, 120) }, 20)).toEqual(['hard', 'slow']);
  expect(flagsOf({ ...plain, facility: of(0.98, 0.96, 1) }, 20)).toEqual(['easy']);
  const rest = Array.from({ length: 30 }, (_, i) => i);
  const use = optionUse(
    ['right', 'wrong'],
    rest.map((i) => new Set([i < 20 ? 'right' : 'wrong'])),
    rest,
  );
  const options = use.map((one) => ({ ...one, correct: one.id === 'right' }));
  expect(flagsOf({ ...plain, options }, 20)).toEqual(['prefers-wrong']);
});
