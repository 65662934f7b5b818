import { expect, test } from 'vitest';
import { ask, MAX_QUESTION, suggestQuestions } from '@/lib/asking/ask';
import { ownMisconceptions } from '@/lib/asking/own-work';
import { setWindow } from '@/lib/assignments/windows';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { selectCourse } from '@/lib/catalog/select';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';
import { plainVerdict } from '../submissions/verdict';

const catalog = await smallCatalog();
const lesson = { courseId: 'small', chapterId: 'first', challengeId: null };
const challenge = { ...lesson, challengeId: 'fit-line' };
const at = { locale: 'en', question: 'fit a line' } as const;

test('a statement is quoted from its opening on, to staff before, and to nobody else', () => {
  const { db, ada, ina } = openClass();
  const quoted = (actor: typeof ada, now: number) =>
    ask(db, catalog, actor, { ...lesson, ...at }, now).quotes.some(({ challengeId }) => challengeId === 'fit-line');
  expect(quoted(ada, 50)).toBe(true);
  setWindow(
    db,
    catalog,
    ina,
    { courseId: 'small', kind: 'challenge', targetId: 'fit-line', opensAt: 100, closesAt: 200 },
    1,
  );
  expect([quoted(ada, 99), quoted(ina, 99), quoted(ada, 100)]).toEqual([false, true, true]);
});

test('on the page of a challenge one’s own newest verdict is told, and nobody else’s', () => {
  const { db, ada, bob } = openClass();
  expect(ask(db, catalog, ada, { ...challenge, ...at }, 5).verdict).toBe(null);
  const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: 'one' };
  const { submissionId } = submitCode(db, catalog, ada, input, 10);
  recordNext(db, plainVerdict([7]), 12);
  const told = ask(db, catalog, ada, { ...challenge, ...at }, 20).verdict;
  expect(told).toMatchObject({ submissionId, challengeId: 'fit-line' });
  expect(JSON.stringify(told)).not.toContain('seed');
  expect(ask(db, catalog, bob, { ...challenge, ...at }, 20).verdict).toBe(null);
});

test('a misconception is told once its run is finished, until it is answered rightly', () => {
  const { db, ada, bob } = openClass();
  const course = selectCourse(catalog, 'small');
  const wrong = () => ownMisconceptions(db, course, ada).map(({ id }) => id);
  const place = { courseId: 'small', quizId: 'first' };
  const run = (choice: string, now: number) => {
    const { attemptId } = startQuiz(db, catalog, ada, place, { now, seed: 7 });
    answer(db, catalog, ada, { attemptId, itemId: 'limit', answer: { choice } }, now);
    return () => finish(db, catalog, ada, { attemptId }, now + 1);
  };
  const end = run('any', 10);
  expect(wrong()).toEqual([]);
  end();
  expect(wrong()).toEqual(['zero-loss-unique']);
  expect(ask(db, catalog, ada, { ...lesson, ...at }, 20).misconceptions.map(({ id }) => id)).toEqual([
    'zero-loss-unique',
  ]);
  expect(ownMisconceptions(db, course, bob)).toEqual([]);
  run('nearest', 30)();
  expect(wrong()).toEqual([]);
});

test('what cannot be asked is refused', () => {
  const { db, ada } = openClass();
  const put = (change: object) => () => ask(db, catalog, ada, { ...lesson, ...at, ...change }, 1);
  expect(put({ question: '  ' })).toThrow(refusal('invalid', 'question-empty'));
  expect(put({ question: 'x'.repeat(MAX_QUESTION + 1) })).toThrow(refusal('invalid', 'question-too-long'));
  expect(put({ chapterId: 'none' })).toThrow(refusal('not-found', 'chapter-unknown'));
  expect(put({ challengeId: 'none' })).toThrow(refusal('not-found', 'challenge-unknown'));
  expect(put({ courseId: 'none' })).toThrow(refusal('not-found', 'course-unknown'));
});

test('what is suggested is on the page', () => {
  const { db, ada } = openClass();
  const suggested = suggestQuestions(db, catalog, ada, { ...lesson, locale: 'en' }, 1);
  expect(suggested.length).toBeGreaterThan(0);
  expect(suggested.length).toBeLessThanOrEqual(3);
});
