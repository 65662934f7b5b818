import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealDigits, type Labelled } from '@/lib/authoring';
import { publicDraw } from '@/lib/authoring/draw';

const folder = path.resolve(import.meta.dirname, '../../lib/authoring/digits');
const digits = new Uint8Array(readFileSync(path.join(folder, 'digits.bin')));
const COUNT = 10_000;
const PIXELS = 196;

const dealt = (seed: number, rows = { train: 300, heldOut: 500 }) =>
  dealDigits({ digits }, publicDraw('test', seed), rows);
const rowsOf = ({ x, y }: Labelled) =>
  Array.from(y.values, (label, i) => ({ label, pixels: x.values.slice(i * PIXELS, (i + 1) * PIXELS) }));
/** Survives any permutation of pixels and of class names. */
const signature = (pixels: ArrayLike<number>) =>
  Array.from(pixels, (value) => Math.round(value * 255))
    .sort((a, b) => a - b)
    .join();

test('the digits are the bytes that their checksum names', () => {
  const [sum] = readFileSync(path.join(folder, 'SHA256'), 'utf8').split(' ');
  expect(createHash('sha256').update(digits).digest('hex')).toBe(sum);
  expect(digits.length).toBe(COUNT * (PIXELS + 1));
});

test('each of the ten classes has about a tenth of the digits', () => {
  const counts = new Array<number>(10).fill(0);
  for (const label of digits.subarray(COUNT * PIXELS)) counts[label] = (counts[label] ?? 0) + 1;
  expect(counts).toHaveLength(10);
  for (const count of counts) {
    expect(count).toBeGreaterThan(850);
    expect(count).toBeLessThan(1150);
  }
});

test('the pixels are those of digits: ink in the middle, paper at the rim', () => {
  const mean = (pixel: number) => {
    let sum = 0;
    for (let row = 0; row < COUNT; row++) sum += digits[row * PIXELS + pixel] as number;
    return sum / COUNT;
  };
  expect(mean(0)).toBeLessThan(1);
  expect(mean(PIXELS - 1)).toBeLessThan(1);
  expect(mean(6 * 14 + 7)).toBeGreaterThan(80);
});

test('training rows and held-out rows are different digits of the data set', () => {
  const known = new Set(Array.from({ length: COUNT }, (_, i) => signature(byteRow(i))));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const { train, heldOut } = dealt(seed);
      const seen = new Set(rowsOf(train).map(({ pixels }) => signature(pixels)));
      const other = rowsOf(heldOut).map(({ pixels }) => signature(pixels));
      expect(seen.size).toBe(300);
      expect([...seen, ...other].every((row) => known.has(row))).toBe(true);
      expect(other.some((row) => seen.has(row))).toBe(false);
    }),
    { numRuns: 5 },
  );
});

test('one seed renames classes and moves pixels in the same way for every row, another seed otherwise', () => {
  const labels = new Map(Array.from({ length: COUNT }, (_, i) => [signature(byteRow(i)), digits[COUNT * PIXELS + i]]));
  const renaming = (seed: number) => {
    const { train, heldOut } = dealt(seed);
    const pairs = new Map<number, Set<number>>();
    for (const { label, pixels } of [...rowsOf(train), ...rowsOf(heldOut)]) {
      const original = labels.get(signature(pixels)) as number;
      pairs.set(original, (pairs.get(original) ?? new Set()).add(label));
    }
    expect([...pairs.values()].every((names) => names.size === 1)).toBe(true);
    return Array.from({ length: 10 }, (_, digit) => [...(pairs.get(digit) ?? [])][0]);
  };
  const first = renaming(1);
  expect([...first].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(renaming(2)).not.toEqual(first);
  expect(dealt(1)).toEqual(dealt(1));
  expect(dealt(1).train.x.values).not.toEqual(dealt(2).train.x.values);
});

test('more rows than there are cannot be dealt', () => {
  expect(() => dealt(1, { train: COUNT, heldOut: 1 })).toThrow('only 10000 rows');
  expect(() => dealDigits({}, publicDraw('test', 1), { train: 1, heldOut: 1 })).toThrow('digits');
});

function byteRow(i: number): number[] {
  return Array.from(digits.subarray(i * PIXELS, (i + 1) * PIXELS), (byte) => byte / 255);
}
