import { describe, expect, test } from 'vitest';
import type { Finding } from '@/lib/catalog/finding';
import { loadCourse } from '@/lib/catalog/load-course';
import { copyCourse, FIRST } from './small-course';

type Change = Parameters<typeof copyCourse>[0];

const edit = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`The small course has no ${from}.`);
  return changed;
};

async function errorsOf(changes: Change): Promise<Finding[]> {
  const { findings } = await loadCourse(copyCourse(changes).folder);
  return findings.filter(({ severity }) => severity === 'error');
}

const QUIZ = `${FIRST}/quiz.yaml`;
const LESSON = `${FIRST}/lesson.md`;

/** A list of lists of lists of the same word, a few hundred words when it is written out. */
const bomb = (depth: number) =>
  Array.from(
    { length: depth },
    (_, i) =>
      `k${i}: &k${i} [${Array(6)
        .fill(i === 0 ? 'x' : `*k${i - 1}`)
        .join(', ')}]`,
  ).join('\n');

/** One defect, one finding: where, which key, and words of what was expected. */
const cases: [string, string, (text: string) => string, Partial<Finding>, RegExp][] = [
  [
    'an unknown key of an item',
    QUIZ,
    edit('answer: 2', 'answr: 2\n    answer: 2'),
    { line: 44, column: 5, key: 'items[3].answr' },
    /one of .*stem.*answer/,
  ],
  [
    'an unknown key of a course',
    'course.yaml',
    edit('licence', 'lang: en\nlicence'),
    { line: 3, column: 1, key: 'lang' },
    /one of id, languages, title/,
  ],
  ['a wrong type', QUIZ, edit('points: 2', 'points: two'), { line: 35, column: 5, key: 'items[2].points' }, /number/],
  [
    'a missing translation',
    QUIZ,
    edit(', fr: "C\'est 2."', ''),
    { line: 47, key: 'items[3].explanation.fr' },
    /a text in fr/,
  ],
  ['a missing key', 'course.yaml', edit('licence: CC-BY-4.0\n', ''), { line: 1, column: 1, key: 'licence' }, /string/],
  [
    'an unknown kind',
    QUIZ,
    edit('kind: numeric', 'kind: essay'),
    { line: 41, column: 5, key: 'items[3].kind' },
    /single-choice.*numeric/,
  ],
  [
    'two right options',
    QUIZ,
    edit("fr: N'importe où }\n", "fr: N'importe où }\n        correct: true\n"),
    { line: 19, key: 'items[1].options' },
    /exactly one option/,
  ],
  [
    'a course of another name',
    'course.yaml',
    edit('id: small', 'id: other'),
    { line: 1, column: 1, key: 'id' },
    /^small$/,
  ],
  ['an item twice', QUIZ, edit('id: norm', 'id: limit'), { line: 40, column: 5, key: 'items[3]' }, /another id/],
  [
    'an unknown misconception',
    QUIZ,
    edit('misconception: zero-loss-unique\n    explanation', 'misconception: none\n    explanation'),
    { key: 'items[0].misconception' },
    /misconception/,
  ],
  [
    'an unknown concept of an item',
    QUIZ,
    edit('concepts: [min-norm]', 'concepts: [max-norm]'),
    { line: 14, column: 16 },
    /concepts\.yaml/,
  ],
  [
    'HTML in a stem',
    QUIZ,
    edit('Equal loss means', '<b>Equal</b> loss means'),
    { line: 5, column: 13, key: 'items[0].stem.en' },
    /HTML/,
  ],
  ['mathematics that cannot be set', LESSON, edit('$Xw = y$', '$\\frca{1}{2}$'), { line: 9, column: 1 }, /KaTeX/],
  ['broken YAML', QUIZ, edit('answer: 2', 'answer: [2'), { file: `small/${QUIZ}` }, /YAML/],
  ['aliases that multiply', 'concepts.yaml', (text) => `${text}\n${bomb(4)}`, { line: 12, column: 10 }, /written out/],
  ['an alias that contains itself', 'projects/fitting.yaml', (text) => `${text}\na: &a [*a]\n`, {}, /written out/],
  ['a key twice', 'course.yaml', edit('id: small', 'id: small\nid: other'), { line: 2, column: 1 }, /YAML/],
  ['an unknown directive', LESSON, edit(':::note[', ':::theorem['), { line: 8, column: 1 }, /:::note/],
  ['an unknown attribute', LESSON, edit('kind="formal"', 'type="formal"'), { line: 12, column: 1 }, /kind/],
  [
    'an unknown kind of details',
    LESSON,
    edit('kind="formal"', 'kind="joke"'),
    { line: 12, column: 1 },
    /intuition, formal, aside/,
  ],
  [
    'HTML',
    LESSON,
    edit('The loss falls.', 'The <script>alert(1)</script> loss.'),
    { line: 19, column: 5 },
    /without HTML/,
  ],
  ['an image', LESSON, edit('The loss falls.', '![loss](loss.png)'), { line: 19 }, /:::plot/],
  ['a link that runs code', LESSON, edit('lesson:second', 'javascript:alert(1)'), { line: 6 }, /https:/],
  ['a link to a lesson that is not there', LESSON, edit('lesson:second', 'lesson:third'), { line: 6 }, /chapter/],
  [
    'an unknown concept of a lesson',
    LESSON,
    edit('concepts: [interpolation]', 'concepts: [interpol]'),
    { line: 4, column: 12, key: 'concepts[0]' },
    /concepts\.yaml/,
  ],
  ['a lesson without objectives', LESSON, edit(/objectives:.*\n/, ''), { key: 'objectives', line: 2 }, /array/],
  ['a plot without caption', LESSON, edit('The loss falls.\n', ''), { line: 18 }, /caption/],
  [
    'a plot whose band is too short',
    `${FIRST}/loss.json`,
    edit('"role": "train"', '"role": "train", "low": [1]'),
    { line: 5, key: 'series[0]' },
    /as many values/,
  ],
  [
    'an unknown role in a plot',
    `${FIRST}/loss.json`,
    edit('"role": "train"', '"role": "test"'),
    { line: 5, key: 'series[0].role' },
    /train, held-out/,
  ],
  [
    'a prerequisite that is not there',
    'concepts.yaml',
    edit('[interpolation]', '[none]'),
    { line: 9, column: 21 },
    /concepts\.yaml/,
  ],
  [
    'a cycle of prerequisites',
    'concepts.yaml',
    edit('    misconceptions', '    prerequisites: [min-norm]\n    misconceptions'),
    { line: 4, key: 'prerequisites' },
    /without a cycle/,
  ],
  [
    'a stage that is not there',
    'projects/fitting.yaml',
    edit('[fit-line]', '[fit-line, fit-curve]'),
    { line: 3, column: 20, key: 'stages[1]' },
    /challenge/,
  ],
  [
    'a challenge that does not compile',
    `${FIRST}/fit-line/challenge.ts`,
    edit('export default', 'export defalt'),
    { line: 3 },
    /defineChallenge/,
  ],
  [
    'a challenge that is declared wrongly',
    `${FIRST}/fit-line/challenge.ts`,
    edit('difficulty: 1', 'difficulty: 9'),
    { line: 1 },
    /defineChallenge/,
  ],
  [
    'a challenge of another name',
    `${FIRST}/fit-line/challenge.ts`,
    edit("id: 'fit-line'", "id: 'fit'"),
    { key: 'id' },
    /fit-line/,
  ],
  [
    'a wrong solution that names no criterion',
    `${FIRST}/fit-line/wrong/too-steep.ts`,
    edit('slope', 'slop'),
    { key: '@fails' },
    /one of slope/,
  ],
  [
    'a cheat that names nothing',
    `${FIRST}/fit-line/cheat/runs-away.ts`,
    edit('@outcome time-limit', 'runs'),
    {},
    /@outcome/,
  ],
  ['hints in one language only', `${FIRST}/fit-line/hints.fr.md`, edit('\n---\n\nS', '\nS'), {}, /2 hints/],
  [
    'a translation without source',
    `${FIRST}/fit-line/hints.fr.md`,
    edit(/source: \w+/, '{}'),
    { key: 'source' },
    /string/,
  ],
  [
    'a lesson directive in a statement',
    `${FIRST}/fit-line/statement.fr.md`,
    edit('Rendez', '::item{id="limit"}\n\nRendez'),
    { line: 4 },
    /no item/,
  ],
];

describe('one defect is one finding, at its place, with what was expected:', () => {
  test.each(cases)('%s', async (_name, file, change, place, expected) => {
    const errors = await errorsOf({ [file]: change });
    expect(errors).toEqual([expect.objectContaining({ file: `small/${file}`, ...place })]);
    expect(errors[0]?.expected).toMatch(expected);
    expect(errors[0]?.message).toMatch(/^\S.*[^\s]$/);
  });
});

test('a missing file is a finding', async () => {
  for (const file of [
    'course.yaml',
    '01-linear/section.yaml',
    `${FIRST}/lesson.fr.md`,
    `${FIRST}/fit-line/starter.ts`,
  ]) {
    const errors = await errorsOf({ [file]: null });
    expect(errors.map((finding) => finding.file)).toContain(`small/${file}`);
  }
});

test('what a lesson shows in one language it shows in the other', async () => {
  const errors = await errorsOf({ [`${FIRST}/lesson.fr.md`]: edit('::item{id="check-loss"}\n', '') });
  expect(errors).toMatchObject([{ file: `small/${FIRST}/lesson.fr.md`, expected: 'check-loss' }]);
});

test('an item that no quiz has is reported in both lessons', async () => {
  const rename = edit('check-loss"', 'check-los"');
  const errors = await errorsOf({ [LESSON]: rename, [`${FIRST}/lesson.fr.md`]: rename });
  expect(errors.map(({ line, expected }) => [line, expected])).toEqual([
    [22, 'an id of quiz.yaml'],
    [12, 'an id of quiz.yaml'],
  ]);
});

test('all findings are collected, not only the first', async () => {
  const errors = await errorsOf({
    'course.yaml': edit('licence', 'lang: en\nlicence'),
    [QUIZ]: (text) => edit('points: 2', 'points: two')(edit('kind: numeric', 'kind: essay')(text)),
    [LESSON]: edit('The loss falls.', '![loss](loss.png)'),
    '01-linear/section.yaml': 'titel: x',
  });
  expect(new Set(errors.map(({ file }) => file)).size).toBe(4);
  expect(errors.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['lang', 'items[2].points', 'items[3].kind', 'titel', 'title']),
  );
});
