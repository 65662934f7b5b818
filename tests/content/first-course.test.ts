import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { proveItem } from '@/lib/items/prove';

const { course, findings } = await loadCourse(path.resolve(import.meta.dirname, '../../challenges/tfjs-basics'));

test('the first course is sound in its one language: five questions and a challenge, nothing stale or missing', () => {
  expect(findings).toEqual([]);
  expect(course?.languages).toEqual(['en']);
  const [chapter] = course?.sections.flatMap((section) => section.chapters) ?? [];
  expect(chapter?.items).toHaveLength(5);
  expect(chapter?.items.flatMap(proveItem)).toEqual([]);
  expect(chapter?.checkpoints).toHaveLength(2);
  expect([...(course?.challenges.keys() ?? [])]).toEqual(['fit-curve']);
  expect(course?.challenges.get('fit-curve')?.calibration, 'calibrated as it stands').not.toBeNull();
});
