import { expect, test } from 'vitest';
import { setWindow } from '@/lib/assignments/windows';
import { takeHint } from '@/lib/attempts/hints';
import { answer, finish, finishOverdue, startQuiz } from '@/lib/attempts/quiz';
import { listAttempts, selectAttemptForStaff, selectAttemptForStudent } from '@/lib/attempts/view';
import type { Actor } from '@/lib/auth/actor';
import { selectGrid } from '@/lib/gradebook/grid';
import { courseProgress } from '@/lib/progress/course-progress';
import { smallCatalog, withPolicy } from '../catalog/small-course';
import { openClass, refusal } from './class';

const MINUTE = 60_000;
const first = { courseId: 'small', quizId: 'first' };
const target = { courseId: 'small', kind: 'quiz', targetId: 'first' } as const;
const timed = withPolicy(await smallCatalog(), { timeLimit: 1.5 });
const END = 1.5 * MINUTE;

function room(catalog = timed) {
  const people = openClass();
  const { db, ina } = people;
  const start = (actor: Actor, now = 0) => startQuiz(db, catalog, actor, first, { now, seed: 7 }).attemptId;
  const give = (actor: Actor, attemptId: string, now: number, itemId = 'norm') =>
    answer(
      db,
      catalog,
      actor,
      { attemptId, itemId, answer: itemId === 'norm' ? { text: '2' } : { choice: 'nearest' } },
      now,
    );
  const see = (actor: Actor, attemptId: string, now: number) =>
    selectAttemptForStudent(db, catalog, actor, attemptId, now);
  const close = (closesAt: number | null) => setWindow(db, catalog, ina, { ...target, opensAt: null, closesAt }, 1);
  return { ...people, start, give, see, close };
}

test('a run is open until its time is over by the clock of the server, and not a millisecond longer', () => {
  const { db, ada, ina, start, give, see } = room();
  const attemptId = start(ada);
  expect(see(ada, attemptId, 5)).toMatchObject({ endsAt: END, finishedAt: null });
  expect(give(ada, attemptId, END - 1).correct).toBe(true);
  expect(() => give(ada, attemptId, END, 'limit')).toThrow(refusal('closed', 'time-over'));
  expect(() => takeHint(db, timed, ada, { attemptId, itemId: 'limit' }, END)).toThrow(refusal('closed', 'time-over'));
  const ended = { finishedAt: END, points: 1000, answered: 1 };
  expect(see(ada, attemptId, END), 'whoever reads it sees that it is over').toMatchObject(ended);
  expect(selectAttemptForStaff(db, timed, ina, attemptId, END + 1)).toMatchObject(ended);
  expect(listAttempts(db, ada, first, END)).toMatchObject([{ finishedAt: END }]);
  expect(finish(db, timed, ada, { attemptId }, END + 99)).toMatchObject(ended);
});

test('a run that nobody reads is finished all the same, as of the end of its time', () => {
  const { db, ada, bob, ina, start, give } = room();
  const attemptId = start(ada);
  give(ada, attemptId, 10);
  start(bob, 10);
  const states = () => selectGrid(db, timed, ina, 'small').rows.map(({ cells }) => cells[0]?.state);
  expect(finishOverdue(db, timed, END - 1)).toBe(0);
  expect(states()).toEqual(['begun', 'begun']);
  expect(finishOverdue(db, timed, END + 5)).toBe(1);
  expect(states()).toEqual(['done', 'begun']);
  expect(courseProgress(db, timed, ada, 'small', 5000).totals.quizzes).toEqual({ finished: 1, total: 1 });
  expect(listAttempts(db, ada, first, END + 5)).toMatchObject([{ finishedAt: END }]);
  expect(finishOverdue(db, timed, END + 9)).toBe(0);
  expect(finishOverdue(db, timed, END + 10)).toBe(1);
});

test('the end of the window comes first where it is earlier, and a run without a limit ends with its window', () => {
  const { db, ada, start, see, close } = room();
  const attemptId = start(ada);
  close(1000);
  expect(see(ada, attemptId, 999)).toMatchObject({ endsAt: 1000, finishedAt: null });
  expect(see(ada, attemptId, 1000)).toMatchObject({ finishedAt: 1000 });
  close(END + 1);
  expect(see(ada, attemptId, 1000), 'a later end').toMatchObject({ endsAt: END, finishedAt: null });
  close(null);
  expect(see(ada, attemptId, END)).toMatchObject({ finishedAt: END });
  expect(finishOverdue(db, timed, END)).toBe(1);
  close(1000);
  expect(see(ada, attemptId, 1), 'what is finished stays so').toMatchObject({ finishedAt: END });
});

test('staff may go on in what is closed, and their time has the same length', () => {
  const { db, tom, start, give, close } = room();
  const attemptId = start(tom);
  close(1000);
  expect(finishOverdue(db, timed, 2000)).toBe(0);
  expect(give(tom, attemptId, 2000).correct).toBe(true);
  expect(() => give(tom, attemptId, END, 'limit')).toThrow(refusal('closed', 'time-over'));
});

test('a new run begins once the time of the one before is over, as often as the quiz allows', async () => {
  const twice = withPolicy(await smallCatalog(), { timeLimit: 1.5, attempts: 2 });
  const { db, ada, tom, start } = room(twice);
  const one = start(ada);
  expect(start(ada, END - 1), 'the same run goes on').toBe(one);
  expect(start(ada, END)).not.toBe(one);
  expect(() => start(ada, 3 * END)).toThrow(refusal('conflict', 'no-more-attempts'));
  expect(listAttempts(db, ada, first, 3 * END)).toHaveLength(2);
  for (const again of [0, 1, 2]) expect(start(tom, again * END)).toBeTypeOf('string');
});

test('a run keeps the time that it began with when the quiz gets another', async () => {
  const { db, ada, start, see } = room();
  const attemptId = start(ada);
  const later = withPolicy(await smallCatalog(), {});
  expect(selectAttemptForStudent(db, later, ada, attemptId, END)).toMatchObject({ finishedAt: END });
  expect(see(ada, attemptId, END - 1).finishedAt).toBeNull();
});
