import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { ITEM_KINDS } from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { run, temporary } from './programs';

const courses = temporary();
const variables = { HELDOUT_COURSES: courses, HELDOUT_DATA: temporary() };
const create = (...words: string[]) => run(['main', 'new', ...words], variables);
const folder = path.join(courses, 'mine');
const chapter = path.join(folder, '01-first-section', '02-second');

test('what is made passes the checker, and grows', async () => {
  for (const words of [
    ['course', 'mine'],
    ['lesson', 'mine/second'],
    ['item', 'mine/second/which'],
    ['item', 'mine/second/how-many', '--kind', 'numeric'],
    ['item', 'mine/second/what-to-what', '--kind', 'matching'],
    ['challenge', 'mine/second/try-it'],
  ]) {
    expect(await create(...words), words.join(' ')).toMatchObject({ code: 0, err: '' });
  }
  const { course, findings } = await loadCourse(folder);
  expect(findings).toEqual([]);
  const chapters = course?.sections.flatMap((section) => section.chapters) ?? [];
  expect(chapters.map(({ id }) => id)).toEqual(['first-chapter', 'second']);
  expect(chapters[1]?.quizzes[0]?.items.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'single-choice which',
    'numeric how-many',
    'matching what-to-what',
  ]);
  const [first] = chapters;
  const items = first?.items ?? [];
  expect(items.map(({ kind, id }) => [kind, id])).toEqual(ITEM_KINDS.map((kind) => [kind, `first-${kind}`]));
  expect(items.flatMap(proveItem)).toEqual([]);
  expect([...(course?.challenges.keys() ?? [])]).toEqual(['first-challenge', 'try-it']);
  for (const name of ['lesson.md', 'lesson.fr.md']) {
    expect(readFileSync(path.join(chapter, name), 'utf8')).toMatch(/::challenge\{id="try-it"\}\n$/);
  }
}, 120_000);

test('what is there already is not written over, and a place that is none is told', async () => {
  const quiz = readFileSync(path.join(chapter, 'quiz.yaml'), 'utf8');
  for (const [words, sentence] of [
    [['course', 'mine'], 'already; nothing was written'],
    [['lesson', 'mine/second'], 'There is a chapter "second" already'],
    [['item', 'mine/second/which'], 'There is a question "which" already'],
    [['challenge', 'mine/second/first-challenge'], 'There is a challenge "first-challenge" already'],
    [['lesson', 'other/second'], 'There is no course "other"'],
    [['item', 'mine/third/which'], 'There is no chapter "third"'],
    [['item', 'mine/second/other', '--kind', 'riddle'], 'There is no kind "riddle"; there are single-choice, '],
    [['lesson', 'mine/../x'], 'Say the place as <course>/<chapter>'],
    [['challenge', 'mine/second/Try It'], 'is no id'],
  ] as const) {
    const { code, err } = await create(...words);
    expect([words.join(' '), code]).toEqual([words.join(' '), 2]);
    expect(err).toContain(sentence);
  }
  expect(readFileSync(path.join(chapter, 'quiz.yaml'), 'utf8')).toBe(quiz);
}, 120_000);

test('comments of a quiz stay, and a stale translation is not called fresh', async () => {
  const quiz = path.join(chapter, 'quiz.yaml');
  writeFileSync(quiz, readFileSync(quiz, 'utf8').replace('items:', '# mine to keep\nitems:'));
  appendFileSync(path.join(chapter, 'lesson.md'), '\nOne more sentence.\n');
  await create('item', 'mine/second/third-one', '--kind', 'true-false');
  await create('challenge', 'mine/second/another');
  expect(readFileSync(quiz, 'utf8')).toContain('# mine to keep');
  const { findings } = await loadCourse(folder);
  expect(findings).toMatchObject([{ severity: 'warning', file: 'mine/01-first-section/02-second/lesson.fr.md' }]);
}, 120_000);

test.each(['de', 'fr,de'])(
  'a course in %s passes the checker, and so does what is added to it',
  async (list) => {
    const id = `in-${list.replace(',', '-')}`;
    for (const words of [
      ['course', id, '--languages', list],
      ['lesson', `${id}/second`],
      ['item', `${id}/second/gaps`, '--kind', 'cloze'],
      ['challenge', `${id}/second/try-it`],
    ]) {
      expect(await create(...words), words.join(' ')).toMatchObject({ code: 0, err: '' });
    }
    const { course, findings } = await loadCourse(path.join(courses, id));
    expect(findings).toEqual([]);
    expect(course?.languages).toEqual(list.split(','));
    expect(Object.keys(course?.challenges.get('try-it')?.statement ?? {})).toEqual(list.split(','));
    const source = readFileSync(path.join(courses, id, '01-first-section/02-second/try-it/challenge.ts'), 'utf8');
    expect(source).not.toContain('en: ');
  },
  120_000,
);

test('what is no list of languages is refused before anything is written', async () => {
  const { code, err } = await create('course', 'nowhere', '--languages', 'German');
  expect([code, err]).toEqual([2, expect.stringContaining('tags such as de or pt-BR')]);
  expect(existsSync(path.join(courses, 'nowhere'))).toBe(false);
});
