import { expect, test } from 'vitest';
import { formatFinding } from '@/lib/catalog/finding';
import { loadCourse } from '@/lib/catalog/load-course';
import { copyCourse, FIRST } from './small-course';

const QUIZ = `${FIRST}/quiz.yaml`;
const SECOND = '01-linear/02-second';

const TWO = `quizzes:
  - id: first
    title: { en: Practice, fr: Entraînement }
    items: [norm, limit]
  - id: first-exam
    title: { en: Exam, fr: Examen }
    items: [causes, norm]
    attempts: 1
    timeLimit: 45
    counts: latest
`;

const declare = (quizzes: string) => ({ [QUIZ]: (text: string) => `${text}${quizzes}` });

const all = (items: string, more = '') => `quizzes:
  - id: first
    title: { en: Practice, fr: Entraînement }
    items: [${items}]${more}
`;

async function said(quizzes: string): Promise<string[]> {
  const { findings } = await loadCourse(copyCourse(declare(quizzes)).folder);
  return findings.map((finding) => formatFinding(finding));
}

test('a chapter declares several quizzes, each with its items in its own order and its policy', async () => {
  const { course, findings } = await loadCourse(copyCourse(declare(TWO)).folder);
  expect(findings).toEqual([]);
  expect(course?.sections[0]?.chapters[0]?.quizzes).toMatchObject([
    {
      id: 'first',
      chapterId: 'first',
      title: { en: 'Practice' },
      items: [{ id: 'norm' }, { id: 'limit' }],
      policy: { attempts: null, timeLimit: null, counts: 'best' },
    },
    { id: 'first-exam', chapterId: 'first', policy: { attempts: 1, timeLimit: 45, counts: 'latest' } },
  ]);
});

test('a quiz may choose some of several', async () => {
  const { course, findings } = await loadCourse(
    copyCourse(declare(all('{ choose: 1, of: [limit, norm] }, causes'))).folder,
  );
  expect(findings).toEqual([]);
  const [quiz] = course?.sections[0]?.chapters[0]?.quizzes ?? [];
  expect(quiz?.parts.map(({ choose, of }) => [choose, ...of.map(({ id }) => id)])).toEqual([
    [1, 'limit', 'norm'],
    [1, 'causes'],
  ]);
  expect(quiz?.items.map(({ id }) => id)).toEqual(['limit', 'norm', 'causes']);
});

test('a chapter may have questions and no quiz', async () => {
  const { course, findings } = await loadCourse(copyCourse(declare('quizzes: []\n')).folder);
  expect(course?.sections[0]?.chapters[0]?.quizzes).toEqual([]);
  expect(findings.map(({ severity, key, message }) => `${severity} ${key} ${message}`)).toEqual([
    'warning items[1] Nobody is asked "limit"; expected a quiz that asks it, or a lesson that shows it.',
    'warning items[2] Nobody is asked "causes"; expected a quiz that asks it, or a lesson that shows it.',
    'warning items[3] Nobody is asked "norm"; expected a quiz that asks it, or a lesson that shows it.',
  ]);
});

test.each([
  [
    'an item that there is not',
    all('limit, causes, norm, nrm'),
    /51:34 error: quizzes\[0\]\.items\[3\]: There is no item "nrm"/,
  ],
  ['one that the lesson shows', all('limit, causes, norm, check-loss'), /51:34 error: .*The lesson shows "check-loss"/],
  [
    'one twice',
    all('limit, causes, norm, limit'),
    /51:34 error: quizzes\[0\]\.items\[3\]: This quiz asks "limit" twice/,
  ],
  [
    'a pool that is too small',
    all('{ choose: 3, of: [limit, norm] }, causes'),
    /51:15 error: .*choose: There are only 2/,
  ],
  [
    'a pool of different points',
    all('{ choose: 1, of: [limit, causes] }, norm'),
    /51:26 error: quizzes\[0\]\.items\[0\]\.of: .*different points: limit 1, causes 2/,
  ],
  [
    'a pool of one',
    all('{ choose: 1, of: [limit] }, norm, causes'),
    /51:26 error: .*\.of: Expected at least 2 entries/,
  ],
  ['one of a pool twice', all('{ choose: 1, of: [limit, norm] }, causes, norm'), /asks "norm" twice/],
  [
    'an unknown key',
    all('limit, causes, norm', '\n    time: 3'),
    /52:5 error: quizzes\[0\]\.time: Nothing here.*timeLimit/,
  ],
  [
    'no time',
    all('limit, causes, norm', '\n    timeLimit: 0'),
    /52:5 error: quizzes\[0\]\.timeLimit: Expected at least 0.1/,
  ],
])('a quiz with %s is a finding at its place', async (_what, quizzes, sentence) => {
  const lines = await said(quizzes);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(sentence);
});

test('two quizzes of one id are found in both places, and neither is served', async () => {
  const { folder } = copyCourse({
    ...declare(TWO),
    [`${SECOND}/quiz.yaml`]: `items:
  - { id: more, kind: true-false, concepts: [interpolation], stem: { en: A, fr: A }, answer: true, feedback: { right: { en: Y, fr: O }, wrong: { en: N, fr: N } }, explanation: { en: E, fr: E } }
quizzes:
  - { id: first-exam, title: { en: Exam, fr: Examen }, items: [more] }
`,
  });
  const { course, findings } = await loadCourse(folder);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.map((finding) => formatFinding(finding))).toEqual([
    expect.stringMatching(/01-first\/quiz\.yaml:52:5 error: quizzes\[1\]\.id: There are two quizzes "first-exam"/),
    expect.stringMatching(/02-second\/quiz\.yaml:4:7 error: quizzes\[0\]\.id: There are two quizzes "first-exam"/),
  ]);
  expect(course?.sections[0]?.chapters).toEqual([]);
});
