import { strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ImportAnswer } from '@/app/api/answers/exchange';
import { exportItems } from '@/lib/exchange/export';
import { EXPORT_FORMATS } from '@/lib/exchange/export-formats';
import { importFiles, previewImport } from '@/lib/exchange/preview';
import { actorIn, refusal } from '../attempts/class';
import { twoCourses } from '../catalog/small-course';

const catalog = await twoCourses();
const tom = actorIn('small', 'tom', 'assistant');
const ada = actorIn('small', 'ada', 'student');

const GIFT = `$CATEGORY: top/Lines

::Slope:: Which line is steeper? {=the first ~the second}

::Odd:: Match. {=only one -> pair}

$CATEGORY: first

::limit:: Is it so? {TRUE}
`;
const input = (text: string, more: object = {}) => ({
  courseId: 'small',
  chapterId: null,
  bytes: strToU8(text),
  name: 'bank.gift',
  ...more,
});

test('a preview says what would be added where, and a line for everything that would not', () => {
  const before = JSON.stringify([...catalog.courses.values()].map(({ id, sections }) => [id, sections]));
  // What the page is told is all that there is.
  const { format, kept, chapters, notes } = ImportAnswer.parse(previewImport(catalog, tom, input(GIFT)));
  expect([format, kept]).toEqual(['gift', 2]);
  expect(chapters.map(({ id, exists, items }) => [id, exists, items.map((item) => item.id)])).toEqual([
    ['lines', false, ['slope']],
    ['first', true, ['limit-2']],
  ]);
  expect(chapters[0]?.undecided).toEqual([expect.objectContaining({ id: 'odd', line: 5, why: expect.any(String) })]);
  expect(notes).toContainEqual(expect.objectContaining({ name: 'limit-2', what: 'the id limit' }));
  expect(JSON.stringify([...catalog.courses.values()].map(({ id, sections }) => [id, sections]))).toBe(before);
});

test('all of it goes to one chapter where one is named', () => {
  const { chapters, notes } = previewImport(catalog, tom, input(GIFT, { chapterId: 'first' }));
  expect(chapters.map(({ id }) => id)).toEqual(['first']);
  expect(notes.map(({ what }) => what)).toContain('the category top/Lines');
});

test('the files of it hold the items, and what is to be decided beside them', () => {
  const files = unzipSync(importFiles(catalog, tom, input(GIFT)));
  expect(Object.keys(files).sort()).toEqual(['first/quiz.yaml', 'lines/quiz.yaml', 'lines/to-decide.yaml']);
  const quiz = parse(Buffer.from(files['lines/quiz.yaml'] as Uint8Array).toString());
  expect(quiz.items).toEqual([expect.objectContaining({ id: 'slope', kind: 'single-choice' })]);
});

test('who may not, and what cannot be read, is told', () => {
  expect(() => previewImport(catalog, ada, input(GIFT))).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => importFiles(catalog, tom, input(GIFT, { courseId: 'other' }))).toThrow(
    refusal('forbidden', 'staff-only'),
  );
  expect(() => previewImport(catalog, tom, input('', {}))).toThrow(refusal('invalid', 'import-unreadable'));
  expect(() => previewImport(catalog, tom, input(GIFT, { name: 'bank.docx' }))).toThrow(
    refusal('invalid', 'import-unreadable'),
  );
  expect(() => previewImport(catalog, tom, input(GIFT, { chapterId: 'none' }))).toThrow(
    refusal('not-found', 'chapter-unknown'),
  );
  const bomb = '<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>';
  expect(() => previewImport(catalog, tom, input(bomb, { name: 'a.xml' }))).toThrow(
    refusal('invalid', 'import-unreadable'),
  );
  const large = { bytes: new Uint8Array(3_000_001).fill(0x20) };
  expect(() => previewImport(catalog, tom, { ...input(''), ...large })).toThrow(refusal('invalid', 'import-place'));
});

test('a course goes out in every format, to its staff alone, and comes back as it was', () => {
  for (const format of EXPORT_FORMATS) {
    const wanted = { courseId: 'small', format, language: 'en' };
    const { items, content } = exportItems(catalog, tom, wanted);
    expect(items, format).toBeGreaterThan(2);
    expect(content.length, format).toBeGreaterThan(100);
    expect(() => exportItems(catalog, ada, wanted)).toThrow(refusal('forbidden', 'staff-only'));
  }
  const json = exportItems(catalog, tom, { courseId: 'small', format: 'json', language: 'en' });
  const back = previewImport(catalog, tom, input(String(json.content), { name: 'small.json' }));
  expect(back.kept).toBe(json.items);
  expect(() => exportItems(catalog, tom, { courseId: 'small', format: 'csv', language: 'xx' })).toThrow(
    refusal('invalid', 'export-language'),
  );
});
