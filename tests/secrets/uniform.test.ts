import { describe, expect, test } from 'vitest';
import { type Random, randomOf } from '@/lib/authoring/random';
import { deriveKey } from '@/lib/secrets/keys';
import { KEY } from './draws';

// Keys are fixed, so that these cannot fail by chance. Bounds are the quantiles 0.0001 and 0.9999 of what is expected; those
// of the chi-square distribution by Wilson and Hilferty (PNAS 17, 1931).

const Z = 3.719;

function chiSquareBounds(freedom: number): [low: number, high: number] {
  const at = (z: number) => freedom * (1 - 2 / (9 * freedom) + z * Math.sqrt(2 / (9 * freedom))) ** 3;
  return [at(-Z), at(Z)];
}

/** Draws boxes 0..boxes-1, all equally likely. Too even is as wrong as too uneven. */
function expectEven(boxes: number, draws: number, draw: (random: Random) => number): void {
  const random = randomOf(deriveKey(KEY, `${boxes} ${draws}`));
  const counts = new Float64Array(boxes);
  for (let i = 0; i < draws; i++) {
    const box = draw(random);
    counts[box] = (counts[box] ?? Number.NaN) + 1;
  }
  const expected = draws / boxes;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const [low, high] = chiSquareBounds(boxes - 1);
  expect(statistic).toBeGreaterThan(low);
  expect(statistic).toBeLessThan(high);
}

test('the bounds are those of tables', () => {
  const [low, high] = chiSquareBounds(255);
  expect(low).toBeCloseTo(179.2, 0);
  expect(high).toBeCloseTo(347.7, 0);
});

describe('draws are even', () => {
  const DRAWS = 262_144;
  test('the highest eight bits of the uniform', () => {
    expectEven(256, DRAWS, (random) => Math.floor(256 * random.uniform()));
  });
  test('its lowest eight bits', () => {
    expectEven(256, DRAWS, (random) => (random.uniform() * 2 ** 53) % 256);
  });
  test('those where its two words meet', () => {
    expectEven(256, DRAWS, (random) => Math.floor(random.uniform() * 2 ** 30) % 256);
  });
  test('pairs of one draw and the next', () => {
    expectEven(256, DRAWS, (random) => 16 * Math.floor(16 * random.uniform()) + Math.floor(16 * random.uniform()));
  });
  test('integers of a range for which words must be rejected', () => {
    expectEven(3, DRAWS, (random) => Math.floor(random.integer(0, 3 * 2 ** 30 - 1) / 2 ** 30));
  });
  test('integers below a prime', () => {
    expectEven(251, DRAWS, (random) => random.integer(0, 250));
  });
  test('all orders of four', () => {
    const ORDERS = new Map<string, number>();
    for (const a of [0, 1, 2, 3])
      for (const b of [0, 1, 2, 3].filter((one) => one !== a))
        for (const c of [0, 1, 2, 3].filter((one) => one !== a && one !== b))
          ORDERS.set([a, b, c, 6 - a - b - c].join(), ORDERS.size);
    expectEven(24, DRAWS, (random) => ORDERS.get(random.permutation(4).join()) as number);
  });
  test('what a sample takes, and in which place', () => {
    expectEven(90, DRAWS, (random) => {
      const [a, b] = random.sample(10, 2) as [number, number];
      return 9 * a + (b > a ? b - 1 : b);
    });
  });
});

test('normals have the moments of the normal distribution, within 3.72 standard errors', () => {
  const count = 400_000;
  const values = randomOf(KEY).normals(count);
  const mean = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / count;
  // Variances of x^k: 1, 2, 15, 96.
  expect(Math.abs(mean(1))).toBeLessThan(Z * Math.sqrt(1 / count));
  expect(Math.abs(mean(2) - 1)).toBeLessThan(Z * Math.sqrt(2 / count));
  expect(Math.abs(mean(3))).toBeLessThan(Z * Math.sqrt(15 / count));
  expect(Math.abs(mean(4) - 3)).toBeLessThan(Z * Math.sqrt(96 / count));
  const pairs = values.reduce((sum, value, i) => sum + value * (values[i + 1] ?? 0), 0) / count;
  expect(Math.abs(pairs)).toBeLessThan(Z * Math.sqrt(1 / count));
});
