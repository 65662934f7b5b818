import { expect, test } from 'vitest';
import { z } from 'zod';
import { hasField, misconceptionsOf, textsOf } from '@/lib/items/item';
import { placesOf } from '@/lib/items/places';
import { multipleChoice, numeric, SAMPLES, trueFalse } from './sample-items';

const french = / \(fr\)$/;

function frenchTexts(value: unknown): string[] {
  if (typeof value === 'string') return french.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(frenchTexts) : [];
}

const several = multipleChoice([true, false, true], 'proportional');

test.each(SAMPLES)('every text of a $kind item is found', (item) => {
  const found = textsOf(item).map(({ value }) => value.fr);
  expect(found.sort()).toEqual(frenchTexts(item).sort());
  expect(found.length).toBeGreaterThan(4);
});

test('a place says where it is', () => {
  expect(misconceptionsOf(numeric)).toEqual([{ path: ['mistakes', 0, 'misconception'], value: 'secret-inverted' }]);
  expect(misconceptionsOf(several).map(({ path }) => path)).toEqual([['options', 1, 'misconception']]);
  expect(textsOf(trueFalse).map(({ path }) => path.join('.'))).toContain('feedback.right');
});

test('is found through lists, records, defaults and what may be missing', () => {
  const wanted = z.string().describe('wanted');
  const schema = z.object({
    rows: z.array(z.object({ at: wanted.optional(), other: z.string() })),
    named: z.record(z.string(), wanted).default({}),
    none: wanted.nullable(),
  });
  const value = { rows: [{ at: 'a', other: 'x' }, { other: 'y' }], named: { k: 'b' }, none: null };
  expect(placesOf(schema, wanted, value)).toEqual([
    { path: ['rows', 0, 'at'], value: 'a' },
    { path: ['named', 'k'], value: 'b' },
  ]);
});

test('a schema that cannot be looked into is refused, not passed over', () => {
  expect(() => placesOf(z.object({ at: z.map(z.string(), z.string()) }), z.number(), { at: new Map() })).toThrow('map');
});

test('a field that only some kinds have is a default for those alone', () => {
  expect(hasField('multiple-choice', 'scheme')).toBe(true);
  expect(hasField('single-choice', 'scheme')).toBe(false);
  expect(hasField('toString', 'points')).toBe(false);
});
