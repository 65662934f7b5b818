import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { searchCourse } from '@/lib/asking/search';
import { setWindow } from '@/lib/assignments/windows';
import type { Catalog } from '@/lib/catalog/course';
import { loadCourse } from '@/lib/catalog/load-course';
import { chaptersOf } from '@/lib/catalog/select';
import { textsOf } from '@/lib/items/item';
import { LOCALES } from '@/lib/text';
import { openClass } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

let catalog: Catalog;
beforeAll(async () => {
  const { course, findings } = await loadCourse(path.resolve(import.meta.dirname, '../../challenges/implicit-bias'));
  if (!course) throw new Error(JSON.stringify(findings));
  catalog = { courses: new Map([[course.id, course]]), findings };
}, 60_000);

const { db, ada, ina } = openClass();
const search = (query: string, locale = 'en', now = 10) =>
  searchCourse(db, catalog, ada, { courseId: 'implicit-bias', query, locale }, now);

test('pages, challenges and terms are found by the beginning of their names, before passages', () => {
  expect(search('minim').slice(0, 2)).toMatchObject([
    { kind: 'lesson', chapterId: 'minimum-norm' },
    { kind: 'challenge' },
  ]);
  expect(search('null sp')[0]).toMatchObject({ kind: 'term', termId: 'null-space' });
  expect(search('marge max', 'fr')[0]).toMatchObject({ kind: 'lesson', chapterId: 'maximum-margin' });
});

test('passages are found in both languages, with accents left out, slips and a word that is only begun', () => {
  const passages = (query: string, locale: string) =>
    search(query, locale).flatMap((found) => (found.kind === 'passage' ? found.passage.chapterId : []));
  expect(passages('row span never touched', 'en')[0]).toBe('minimum-norm');
  expect(passages('valeurs singulieres', 'fr')[0]).toBe('depth-and-rank');
  expect(passages('convolutoin', 'en')[0]).toBe('architecture-and-margin');
  expect(passages('orthog', 'en')).toContain('minimum-norm');
  expect(search('zzzz qqqq')).toEqual([]);
  expect(search('  ')).toEqual([]);
});

test('nothing of a question of a quiz is found, nor its key', () => {
  const shown = new Set(chaptersOf(catalog.courses.get('implicit-bias') as never).flatMap(({ items }) => items));
  for (const item of [...shown].slice(0, 12)) {
    for (const { value } of textsOf(item as never)) {
      for (const locale of LOCALES) {
        const words = (value[locale] ?? '').replace(/[$\\{}]/g, ' ').slice(0, 120);
        // An option of a word or two is a word of the lessons, too.
        if (words.length < 60) continue;
        for (const found of search(words, locale)) {
          if (found.kind === 'passage') expect(found.passage.text).not.toContain(value[locale]);
        }
      }
    }
  }
});

test('a challenge is found from its opening on, and by staff before', async () => {
  const small = await smallCatalog();
  const window = { courseId: 'small', kind: 'challenge', targetId: 'fit-line', opensAt: 100, closesAt: 200 } as const;
  setWindow(db, small, ina, window, 1);
  const kinds = (actor: typeof ada, now: number) =>
    searchCourse(db, small, actor, { courseId: 'small', query: 'line', locale: 'en' }, now).some(
      (found) => found.kind === 'challenge' || (found.kind === 'passage' && found.passage.challengeId === 'fit-line'),
    );
  expect([kinds(ada, 99), kinds(ina, 99), kinds(ada, 100)]).toEqual([false, true, true]);
});
