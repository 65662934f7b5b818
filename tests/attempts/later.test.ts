import { expect, test } from 'vitest';
import { setWindow } from '@/lib/assignments/windows';
import { takeHint } from '@/lib/attempts/hints';
import { answer, finish, finishOverdue, startQuiz } from '@/lib/attempts/quiz';
import { listAttempts, selectAttemptForStaff, selectAttemptForStudent } from '@/lib/attempts/view';
import { responses } from '@/lib/db/schema';
import { draftKey, saveDraft } from '@/lib/drafts/drafts';
import { selectGrid } from '@/lib/gradebook/grid';
import { courseProgress } from '@/lib/progress/course-progress';
import { ownTimeline, timeline } from '@/lib/progress/timeline';
import { smallCatalog, withPolicy } from '../catalog/small-course';
import { openClass, refusal } from './class';

const first = { courseId: 'small', quizId: 'first' };
const target = { courseId: 'small', kind: 'quiz', targetId: 'first' } as const;
const atRelease = withPolicy(await smallCatalog(), { results: 'at-release' });
const atEnd = withPolicy(await smallCatalog(), { results: 'at-end' });

function room(catalog = atRelease) {
  const people = openClass();
  const { db, ada, ina } = people;
  const { attemptId } = startQuiz(db, catalog, ada, first, { now: 1, seed: 7 });
  const give = (itemId: string, given: unknown, now = 10) =>
    answer(db, catalog, ada, { attemptId, itemId, answer: given, certainty: 2 }, now);
  const type = (itemId: string, given: object | string, now: number) => {
    const content = typeof given === 'string' ? given : JSON.stringify(given);
    saveDraft(db, catalog, ada, { key: draftKey.item(attemptId, itemId), content }, now);
  };
  const see = (now: number) => selectAttemptForStudent(db, catalog, ada, attemptId, now);
  const end = (now = 50) => finish(db, catalog, ada, { attemptId }, now);
  const set = (window: { closesAt?: number; releasesAt?: number }) =>
    setWindow(db, catalog, ina, { ...target, opensAt: null, closesAt: null, ...window }, 1);
  return { ...people, attemptId, give, type, see, end, set, catalog };
}

/** Everything that a student can ask for about their own work, as it would be sent. */
function told({ db, ada, catalog, see }: ReturnType<typeof room>, now: number): string {
  return JSON.stringify([
    see(now),
    listAttempts(db, ada, first, now),
    courseProgress(db, catalog, ada, 'small', now),
    ownTimeline(db, ada, 'small', now),
    timeline(db, ada, { userId: 'ada', courseId: 'small' }, now),
  ]);
}

/** Words of keys, feedback, explanations and misconceptions of the small quiz, and names of what marks are made of. */
const KEYS =
  /"correct":(true|false|\d)|"points":[1-9]|feedback":\{|explanation|misconception|tolerance|This one|Steps combine|It is 2|Not yet/;

test('until the results are released, nothing that a student is sent tells what became of an answer', () => {
  const school = room();
  const { give, end, set } = school;
  const sent = [give('limit', { choice: 'any' }), give('norm', { text: '3' }), give('causes', { choices: ['start'] })];
  expect(JSON.stringify(sent)).not.toMatch(KEYS);
  expect(sent[2]?.attempt, 'answering all of it ends nothing').toMatchObject({
    answered: 3,
    total: 3,
    finishedAt: null,
  });
  expect(told(school, 20)).not.toMatch(KEYS);
  const summary = end();
  expect(summary).toMatchObject({ answered: 3, points: null, maxPoints: 4000, finishedAt: 50 });
  set({ releasesAt: 100 });
  expect(told(school, 99)).not.toMatch(KEYS);
  expect(told(school, 100)).toMatch(KEYS);
  expect(school.see(100)).toMatchObject({ points: 2000, items: [{ response: { correct: false, points: 0 } }, {}, {}] });
});

test('staff see all of it at once, in the run, in the grid and in the progress of the student', () => {
  const { db, ina, attemptId, give, catalog } = room();
  give('norm', { text: '2' });
  expect(selectAttemptForStaff(db, catalog, ina, attemptId, 20)).toMatchObject({
    points: 1000,
    keys: { norm: { text: '2' } },
  });
  expect(selectGrid(db, catalog, ina, 'small').rows[0]).toMatchObject({ name: 'ada', points: 1000 });
  expect(courseProgress(db, catalog, ina, 'small', 20, 'ada').totals.points).toBe(1000);
  expect(listAttempts(db, ina, { ...first, userId: 'ada' }, 20)).toMatchObject([{ points: 1000, correct: 1 }]);
});

test('where it is told at the end, it is told at the end', () => {
  const { give, see, end } = room(atEnd);
  give('limit', { choice: 'nearest' });
  expect(see(20).points).toBeNull();
  expect(end()).toMatchObject({ points: 1000 });
  expect(see(50)).toMatchObject({ points: 1000, items: [{ response: { correct: true } }, { response: null }, {}] });
});

test('an answer may be changed until the run ends; the last one counts, and all are kept', () => {
  const { db, attemptId, give, see, end, catalog, ada, ina } = room(atEnd);
  give('norm', { text: '2' }, 10);
  give('norm', { text: '3' }, 20);
  give('limit', { choice: 'any' }, 21);
  takeHint(db, catalog, ada, { attemptId, itemId: 'limit' }, 22);
  give('limit', { choice: 'nearest' }, 23);
  expect(see(30)).toMatchObject({
    answered: 2,
    items: [{ response: { number: 2 } }, {}, { response: { answer: { text: '3' } } }],
  });
  expect(end(), 'the hint costs its part').toMatchObject({ points: 750, answered: 2 });
  expect(listAttempts(db, ada, first, 60)).toMatchObject([{ answered: 2, correct: 1, points: 750 }]);
  expect(selectAttemptForStaff(db, catalog, ina, attemptId, 60)).toMatchObject({ answered: 2, points: 750 });
  expect(db.select().from(responses).all()).toHaveLength(4);
  expect(() => give('norm', { text: '2' }, 70)).toThrow(refusal('conflict', 'attempt-finished'));
});

test('what stands in the fields at the end is answered, half an answer and a broken one are not', () => {
  const { db, give, type, see, end } = room(atEnd);
  give('limit', { choice: 'any' }, 10);
  type('limit', { choice: 'nearest', certainty: 3 }, 11);
  type('norm', { text: 'two' }, 12);
  type('causes', 'no JSON', 13);
  expect(end()).toMatchObject({ points: 1000, answered: 1 });
  const [limit, causes, norm] = see(60).items;
  expect(limit?.response).toMatchObject({ number: 2, answer: { choice: 'nearest' }, certainty: 3, correct: true });
  expect(limit?.draft).toBeNull();
  expect([causes?.response, norm?.response]).toEqual([null, null]);
  expect(norm?.draft, 'it stays where it was').toMatchObject({ answer: { text: 'two' } });
  expect(db.select().from(responses).all()).toHaveLength(2);
});

test('a field that says what was answered makes no second answer', () => {
  const { db, give, type, end } = room(atEnd);
  give('norm', { text: '2' }, 10);
  type('norm', { text: '2', certainty: 2 }, 11);
  end();
  expect(db.select().from(responses).all()).toHaveLength(1);
});

test('the clock ends a run as its owner would have, and takes nothing that came after', () => {
  const { db, catalog, type, see, set } = room();
  set({ closesAt: 40, releasesAt: 100 });
  type('norm', { text: '2' }, 39);
  type('limit', { choice: 'nearest' }, 41);
  expect(finishOverdue(db, catalog, 60)).toBe(1);
  expect(see(100)).toMatchObject({ finishedAt: 40, answered: 1, points: 1000 });
});

test('a class whose time is over together is ended a few at a time', () => {
  const { db, bob, tom, catalog } = room(withPolicy(atEnd, { timeLimit: 1 }));
  for (const actor of [bob, tom]) startQuiz(db, catalog, actor, first, { now: 2, seed: 1 });
  expect(
    [1, 2, 3].map(() => finishOverdue(db, catalog, 120_000, 1)),
    'one had begun without a limit',
  ).toEqual([1, 1, 1]);
});
