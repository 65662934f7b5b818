import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { run, temporary } from './programs';

const folder = temporary();
const courses = temporary();
const variables = { HELDOUT_COURSES: courses, HELDOUT_DATA: temporary() };
const heldout = (...words: string[]) => run(['main', ...words], variables);
const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

const GIFT = '::Sum::2 + 2?{=4 ~5}\n\n::Talk::Why?{}\n';

test('a file becomes a course that the checker takes, and what is no item is kept beside it', async () => {
  const made = await heldout('import', file('my quiz.gift', GIFT));
  expect(made).toMatchObject({ code: 1, err: '' });
  expect(made.out).toContain('1 of 2 questions');
  expect(made.out).toContain('my quiz.gift:3 talk: It is answered with an essay');
  const course = path.join(courses, 'my-quiz');
  const { findings, course: loaded } = await loadCourse(course);
  expect(findings).toEqual([]);
  expect(loaded?.sections[0]?.chapters[0]?.quizzes[0]?.items).toMatchObject([{ id: 'sum', kind: 'single-choice' }]);
  expect(readFileSync(path.join(course, '01-questions/01-questions/to-decide.yaml'), 'utf8')).toContain(
    '::Talk::Why?{}',
  );
  expect(await heldout('import', file('my quiz.gift', GIFT))).toMatchObject({ code: 2, out: '' });
}, 60_000);

test('into a chapter: ids stay apart, comments stay, and what went out comes back', async () => {
  await heldout('import', file('first.gift', '::Sum::2 + 2?{=4#Yes ~5#No####Count.}\n'));
  const quiz = path.join(courses, 'first/01-questions/01-questions/quiz.yaml');
  writeFileSync(quiz, `# mine\n${readFileSync(quiz, 'utf8')}`);
  const again = await heldout(
    'import',
    file('more.gift', '::Sum::3 + 3?{=6#Yes ~5#No####Count.}\n'),
    '--into',
    'first/questions',
    '--json',
  );
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ passed: true, kept: 1, undecided: [] });
  expect(readFileSync(quiz, 'utf8')).toContain('# mine');
  const out = path.join(folder, 'out.xml');
  const exported = await heldout('export', 'first', '--format', 'moodle-xml', '--output', out);
  expect(exported).toMatchObject({ code: 0, out: '' });
  expect(exported.err).toContain('2 of 2 items written.');
  expect(await heldout('import', out, '--course', 'second')).toMatchObject({ code: 0 });
  const [first, second] = await Promise.all(['first', 'second'].map((id) => loadCourse(path.join(courses, id))));
  const items = (loaded: typeof first) => loaded?.course?.sections[0]?.chapters[0]?.quizzes[0]?.items;
  expect(items(second)).toEqual(items(first));
  expect(items(first)?.map(({ id }) => id)).toEqual(['sum', 'sum-2']);
}, 120_000);

test('wrong usage is told', async () => {
  const quiz = file('third.gift', GIFT);
  for (const [words, sentence] of [
    [['import', path.join(folder, 'none.gift')], 'it does not exist'],
    [['import', folder], 'it is a folder'],
    [['import', quiz, '--into', 'nowhere/x'], 'There is no course "nowhere"'],
    [['import', quiz, '--into', 'first/x'], 'There is no chapter "x"'],
    [['import', quiz, '--into', 'first/questions', '--concept', 'x'], 'has no concept "x"'],
    [['import', quiz, '--into', 'first/questions', '--course', 'x'], 'not both'],
    [['export', 'nowhere', '--format', 'gift'], 'There is no course "nowhere"'],
    [['export', 'first', '--format', 'gift', '--grades'], 'csv or json'],
    [['export', 'first', '--format', 'pdf'], 'Allowed choices'],
    [['export', 'first', '--format', 'gift', '--output', '/nowhere/x'], 'cannot be written'],
  ] as const) {
    const { code, err } = await heldout(...words);
    expect([words.join(' '), code]).toEqual([words.join(' '), 2]);
    expect(err).toContain(sentence);
  }
}, 120_000);

test('grades go out as csv and as json', async () => {
  const csv = await heldout('export', 'first', '--format', 'csv', '--grades');
  expect(csv.code).toBe(0);
  expect(csv.out).toContain('Quiz: Questions (2)');
  const json = await heldout('export', 'first', '--format', 'json', '--grades');
  expect(JSON.parse(json.out)).toMatchObject({ course: 'first', maxPoints: 2, students: [] });
}, 60_000);
