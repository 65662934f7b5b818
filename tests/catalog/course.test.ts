import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicDraw } from '@/lib/authoring/draw';
import { sourceHash } from '@/lib/catalog/files';
import { loadCourse } from '@/lib/catalog/load-course';
import { challengeForStudent, chapterForStudent, quizForStudent } from '@/lib/catalog/projections';
import { selectChallenge, selectChapter, selectCheckpoint, selectCourse } from '@/lib/catalog/select';
import { changeFile, copyCourse, FIRST, SMALL, smallCatalog } from './small-course';

const catalog = await smallCatalog();
const course = selectCourse(catalog, 'small');
const first = selectChapter(course, 'first');

describe('a sound course', () => {
  test('is read whole, in the order of its folders, without a finding', () => {
    expect(catalog.findings).toEqual([]);
    expect(course.sections.map(({ id, chapters }) => [id, chapters.map((chapter) => chapter.id)])).toEqual([
      ['linear', ['first', 'second']],
    ]);
    expect(first.title).toEqual({ en: 'Many solutions', fr: 'Plusieurs solutions' });
    expect([...first.plots.keys()]).toEqual(['loss.json']);
    expect(course.projects).toMatchObject([{ id: 'fitting', stages: ['fit-line'] }]);
  });

  test('shows an item either in the lesson or in the quiz', () => {
    expect(first.checkpoints.map(({ id }) => id)).toEqual(['check-loss']);
    expect(first.quizzes.map(({ id, title }) => [id, title.en])).toEqual([['first', 'Many solutions']]);
    expect(first.quizzes[0]?.items.map(({ id }) => id)).toEqual(['limit', 'causes', 'norm']);
    expect(selectChapter(course, 'second').quizzes).toEqual([]);
  });

  test('hands down its defaults, the nearest first', async () => {
    const { folder } = copyCourse({
      'course.yaml': (text) => `${text}defaults: { points: 3, difficulty: 5 }\n`,
      [`${FIRST}/defaults.yaml`]: 'difficulty: 4\nscheme: proportional-with-penalty',
      [`${FIRST}/quiz.yaml`]: (text) => text.replace('    scheme: proportional\n', ''),
    });
    const copy = (await loadCourse(folder)).course?.sections[0]?.chapters[0]?.quizzes[0]?.items ?? [];
    expect(copy.map(({ id, points, difficulty }) => [id, points, difficulty])).toEqual([
      ['limit', 3, 4],
      ['causes', 2, 4],
      ['norm', 3, 4],
    ]);
    expect(copy[1]).toMatchObject({ scheme: 'proportional-with-penalty' });
    expect(first.quizzes[0]?.items[0]).toMatchObject({ points: 1, difficulty: 2 });
  });

  test('loads its challenges as code, with what proves them', () => {
    const challenge = selectChallenge(course, 'fit-line');
    const dealt = challenge.definition.data(publicDraw('fit-line', 1), {});
    const run = () => ({ inputs: dealt.runs[0]?.inputs ?? {}, artifact: { w: { values: [9] } } });
    expect(challenge.definition.criteria[0]?.measure({ heldOut: dealt.heldOut, run } as never)).toBe(2);
    expect(challenge.hints.fr).toHaveLength(2);
    expect(challenge.files.wrong).toMatchObject([
      { name: 'too-steep', fails: ['slope'], outcome: null, teaches: 'A slope of 9 is not the slope of these points.' },
    ]);
    expect(challenge.files.cheat).toMatchObject([{ name: 'runs-away', fails: [], outcome: 'time-limit' }]);
  });

  test('changes the hash of a challenge only with what judges', async () => {
    const hash = () => selectChallenge(course, 'fit-line').contentHash;
    const hashWith = async (name: string, change: (text: string) => string) => {
      const { folder } = copyCourse({ [`${FIRST}/fit-line/${name}`]: change });
      return (await loadCourse(folder)).course?.challenges.get('fit-line')?.contentHash;
    };
    expect(await hashWith('starter.ts', (text) => `${text}// more\n`)).toBe(hash());
    const looser = await hashWith('challenge.ts', (text) => text.replace('limit: 0.1', 'limit: 0.2'));
    expect(looser).toMatch(/^[0-9a-f]{64}$/);
    expect(looser).not.toBe(hash());
  });
});

describe('what a student sees', () => {
  test('of a chapter holds no item', () => {
    const shown = chapterForStudent(first);
    expect(shown.quizzes).toMatchObject([{ id: 'first', items: 3, maxPoints: 4000 }]);
    expect(shown).not.toHaveProperty('checkpoints');
  });

  test('of a challenge holds no measure, reference, wrong solution or cheat', () => {
    const shown = challengeForStudent(selectChallenge(course, 'fit-line'));
    expect(shown.criteria).toEqual([
      {
        id: 'slope',
        title: { en: 'The slope is right', fr: 'La pente est juste' },
        op: 'at-most',
        limit: 0.1,
        aggregate: 'worst',
        points: 10_000,
      },
    ]);
    expect(shown.declarations).toContain('readonly x: tf.Tensor1D');
    const text = JSON.stringify(shown, (_, value) => (typeof value === 'function' ? 'FUNCTION' : value));
    for (const word of ['FUNCTION', 'scalar(7)', 'scalar(9)', 'fixtures', '.mjs', 'It fits.']) {
      expect(text).not.toContain(word);
    }
  });

  test('of a quiz holds no key', () => {
    const text = JSON.stringify(first.quizzes.map(quizForStudent));
    expect(text).not.toMatch(/"correct"|"answer"|explanation|feedback|misconception|This one/);
  });
});

test('what is not there is refused by name', () => {
  const refuses = (reason: string) => expect.objectContaining({ kind: 'not-found', reason });
  expect(() => selectCourse(catalog, 'x')).toThrow(refuses('course-unknown'));
  expect(() => selectChapter(course, 'x')).toThrow(refuses('chapter-unknown'));
  expect(() => selectChallenge(course, 'x')).toThrow(refuses('challenge-unknown'));
  expect(() => selectCheckpoint(first, 'x')).toThrow(refuses('item-unknown'));
});

test('a translation of an older text is stale: a warning, not an error', async () => {
  const { folder } = copyCourse({ [`${FIRST}/lesson.md`]: (text) => `${text}\nOne more thing.\n` });
  const loaded = await loadCourse(folder);
  expect(loaded.course?.sections[0]?.chapters[0]?.lesson).toMatchObject({ en: { stale: false }, fr: { stale: true } });
  const current = sourceHash(readFileSync(path.join(folder, FIRST, 'lesson.md'), 'utf8'));
  expect(loaded.findings).toEqual([
    {
      severity: 'warning',
      file: `small/${FIRST}/lesson.fr.md`,
      line: 4,
      column: 1,
      key: 'source',
      expected: current,
      message: `The text has changed since this translation; once it is up to date, set source: ${current}.`,
    },
  ]);
  changeFile(folder, `${FIRST}/lesson.fr.md`, (text) => text.replace(/source: \w+/, `source: ${current}`));
  expect((await loadCourse(folder)).findings).toEqual([]);
});

test('a hash that looks like a number is still a hash', async () => {
  const { folder } = copyCourse({
    [`${FIRST}/lesson.fr.md`]: (text) => text.replace(/source: \w+/, 'source: 1234567890e1'),
  });
  expect((await loadCourse(folder)).findings).toMatchObject([{ severity: 'warning', key: 'source' }]);
});

test('the course in the repository is not touched by copies of it', async () => {
  expect((await loadCourse(SMALL)).course?.contentHash).toBe(course.contentHash);
});
