import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationOf } from '@/lib/xapi/duration';

test.each([
  [0, 'PT0S'],
  [4, 'PT0S'],
  [5, 'PT0.01S'],
  [1_000, 'PT1S'],
  [1_500, 'PT1.5S'],
  [59_996, 'PT1M'],
  [60_000, 'PT1M'],
  [5_400_000, 'PT1H30M'],
  [86_400_000, 'PT24H'],
  [129_600_000, 'PT36H'],
  [3_723_450, 'PT1H2M3.45S'],
  [-5, 'PT0S'],
  [Number.NaN, 'PT0S'],
])('%d ms is %s', (ms, text) => {
  expect(durationOf(ms)).toBe(text);
});

test('what is written is what it was, to a hundredth of a second, and well formed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (ms) => {
      const text = durationOf(ms);
      const [, h = '0', m = '0', s = '0'] = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?$/.exec(text) ?? [
        '',
        'x',
      ];
      const back = (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000;
      expect(Math.abs(back - ms)).toBeLessThanOrEqual(5.001);
    }),
  );
});
