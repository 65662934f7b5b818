import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { changeFile, copyCourse, GERMAN, germanCourse } from './small-course';

const CHAPTER = '01-linear/01-erste';
const made: string[] = [];
afterAll(() => made.forEach((folder) => void rmSync(folder, { recursive: true, force: true })));

async function findingsWith(name: string, change: string | ((text: string) => string)) {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'heldout-courses-')), 'gerade');
  made.push(path.dirname(folder));
  cpSync(GERMAN, folder, { recursive: true });
  changeFile(folder, name, change);
  return (await loadCourse(folder)).findings;
}

test('a course in German alone has nothing missing, and every text of it is German', async () => {
  const { findings } = await loadCourse(GERMAN);
  expect(findings).toEqual([]);
  const course = await germanCourse();
  const [chapter] = course.sections[0]?.chapters ?? [];
  const challenge = course.challenges.get('gerade-finden');
  expect(course.languages).toEqual(['de']);
  for (const by of [course.title, chapter?.title, chapter?.lesson, challenge?.statement, challenge?.hints]) {
    expect(Object.keys(by ?? {})).toEqual(['de']);
  }
  expect(chapter?.lesson.de?.title).toBe('Eine Gerade durch Punkte');
  expect(challenge?.hints.de).toHaveLength(2);
});

describe('a text that has not the languages of its course is found at its place:', () => {
  const swap = (from: string, to: string) => (text: string) => {
    if (!text.includes(from)) throw new Error(`no ${from}`);
    return text.replace(from, to);
  };
  test.each([
    ['course.yaml', swap('title: { de:', 'title: { en: Lines, de:'), { line: 3, key: 'title.en', expected: 'de' }],
    [
      'concepts.yaml',
      swap('title: { de: Gerade }', 'title: { en: Line }'),
      { line: 3, key: 'concepts[0].title.de', expected: 'a text in de' },
    ],
    [
      `${CHAPTER}/quiz.yaml`,
      swap('text: { de: Es wird größer }', 'text: { de: Es wird größer, fr: Il grandit }'),
      { line: 19, key: 'items[1].options[1].text.fr', expected: 'de' },
    ],
    [
      `${CHAPTER}/quiz.yaml`,
      swap('text: { de: Steigung }', 'text: { en: slope }'),
      { line: 35, key: 'items[3].answers[0].text.de', expected: 'a text in de' },
    ],
    [`${CHAPTER}/fehler.json`, swap('"de": "Schritt"', '"en": "step"'), { line: 3, key: 'x.label.de' }],
    [
      `${CHAPTER}/gerade-finden/challenge.ts`,
      swap("{ de: 'Sie passt.' }", "{ en: 'It fits.' }"),
      { line: 23, key: 'criteria.slope.feedback.pass.de' },
    ],
  ])('%s', async (file, change, place) => {
    const findings = await findingsWith(file, change);
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', file: `gerade/${file}`, ...place }));
    expect(findings[0]?.message).toContain('course.yaml declares de');
  });

  test('a language that is declared asks for its files too', async () => {
    const findings = await findingsWith('course.yaml', swap('[de]', '[de, pt-BR]'));
    const missing = findings
      .filter(({ message }) => message.startsWith('There is no'))
      .map(({ file }) => file)
      .sort();
    expect(missing).toEqual(
      [
        `gerade/${CHAPTER}/lesson.pt-BR.md`,
        `gerade/${CHAPTER}/gerade-finden/statement.pt-BR.md`,
        `gerade/${CHAPTER}/gerade-finden/hints.pt-BR.md`,
      ].sort(),
    );
  });
});

test('what is no language, or is declared twice, is refused', async () => {
  for (const languages of ['[deutsch]', '[]', '[de, de]']) {
    const findings = await findingsWith('course.yaml', (text) => text.replace('[de]', languages));
    expect(findings[0]?.key, languages).toMatch(/^languages/);
  }
});

test('languages in another order than the course has are a warning', async () => {
  const { folder } = copyCourse({ '01-linear/section.yaml': 'title: { fr: Modèles, en: Models }' });
  const { course, findings } = await loadCourse(folder);
  expect(findings).toMatchObject([{ severity: 'warning', key: 'title.fr', expected: 'en, fr' }]);
  expect(course?.sections[0]?.chapters.length).toBeGreaterThan(0);
});
