import { expect, test } from 'vitest';
import { readAccommodationTable } from '@/lib/assignments/accommodation-table';
import {
  accommodationOf,
  listAccommodations,
  NO_ACCOMMODATION,
  setAccommodation,
  setAccommodations,
} from '@/lib/assignments/accommodations';
import { availability, listAssignments, setWindow } from '@/lib/assignments/windows';
import { giveTime } from '@/lib/attempts/give-time';
import { answer, finish, finishOverdue, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import { listAuditRows } from '@/lib/audit/queries';
import type { Actor } from '@/lib/auth/actor';
import { enrol } from '@/lib/auth/enrolments';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog, withPolicy } from '../catalog/small-course';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const quiz = { courseId: 'small', quizId: 'first' };
const target = { courseId: 'small', kind: 'quiz', targetId: 'first' } as const;
const exam = { timeLimit: 60, attempts: 1, results: 'at-release' as const };

async function room(policy: Parameters<typeof withPolicy>[1] = exam) {
  const catalog = withPolicy(await smallCatalog(), policy);
  const people = openClass();
  const { db, ada, bob, ina } = people;
  for (const actor of [ada, bob]) enrol(db, actor, 'small', 1);
  const start = (actor: Actor, now: number) => startQuiz(db, catalog, actor, quiz, { now, seed: 7 }).attemptId;
  const ends = (actor: Actor, id: string, now: number) => selectAttemptForStudent(db, catalog, actor, id, now).endsAt;
  const close = (opensAt: number | null, closesAt: number | null) =>
    setWindow(db, catalog, ina, { ...target, opensAt, closesAt }, 1);
  const need = (actor: Actor, wanted: Partial<typeof NO_ACCOMMODATION>) =>
    setAccommodation(db, ina, { courseId: 'small', userId: actor.userId, ...NO_ACCOMMODATION, ...wanted }, 2);
  return { ...people, catalog, start, ends, close, need };
}

test('a longer time limit stretches what others would have, also where the window would cut it, and at once', async () => {
  const { ada, bob, start, ends, close, need } = await room();
  need(ada, { timePercent: 150 });
  close(null, 90 * MINUTE);
  const [hers, his] = [start(ada, 0), start(bob, 0)];
  expect(ends(ada, hers, 1)).toBe(90 * MINUTE);
  expect(ends(bob, his, 1)).toBe(60 * MINUTE);
  close(null, 30 * MINUTE);
  expect([ends(ada, hers, 1), ends(bob, his, 1)], 'cut by the window').toEqual([45 * MINUTE, 30 * MINUTE]);
  close(null, null);
  need(ada, { timePercent: 200 });
  expect(ends(ada, hers, 1), 'changed while it runs').toBe(120 * MINUTE);
  need(ada, {});
  expect(ends(ada, hers, 1)).toBe(60 * MINUTE);
});

test('she answers in her longer time, after the window of the class, and not a millisecond longer', async () => {
  const { db, catalog, ada, start, close, need } = await room();
  need(ada, { timePercent: 150, closesLaterHours: 1 });
  close(HOUR, 2 * HOUR);
  const attemptId = start(ada, 2 * HOUR + 30 * MINUTE);
  const give = (now: number, itemId: string, given: unknown) =>
    answer(db, catalog, ada, { attemptId, itemId, answer: given }, now);
  // 30 minutes are left of her window: half as much again for her.
  const end = 2 * HOUR + 75 * MINUTE;
  expect(() => give(end - 1, 'norm', { text: '2' })).not.toThrow();
  expect(() => give(end, 'limit', { choice: 'nearest' })).toThrow(refusal('closed', 'time-over'));
  expect(finishOverdue(db, catalog, end - 1)).toBe(0);
  expect(finishOverdue(db, catalog, end)).toBe(1);
});

test('her window opens earlier and closes later, on every page; the class keeps its own', async () => {
  const { db, ada, bob, ina, start, close, need } = await room({});
  close(10 * HOUR, 20 * HOUR);
  need(ada, { opensEarlierHours: 2, closesLaterHours: 48 });
  expect(availability(db, ada, target, 9 * HOUR)).toMatchObject({ open: true, opensAt: 8 * HOUR, closesAt: 68 * HOUR });
  expect(availability(db, bob, target, 9 * HOUR).open).toBe(false);
  expect(listAssignments(db, ada, 'small', 0)).toMatchObject([{ opensAt: 8 * HOUR, closesAt: 68 * HOUR }]);
  expect(listAssignments(db, ina, 'small', 0)).toMatchObject([{ opensAt: 10 * HOUR, closesAt: 20 * HOUR }]);
  expect(start(ada, 30 * HOUR)).toBeTypeOf('string');
  expect(() => start(bob, 30 * HOUR)).toThrow(refusal('closed', 'closed'));
});

test('she has more attempts', async () => {
  const { db, catalog, ada, bob, start, need } = await room();
  need(ada, { moreAttempts: 1 });
  const again = (actor: Actor, now: number) => finish(db, catalog, actor, { attemptId: start(actor, now) }, now);
  again(ada, 1);
  again(ada, 2);
  expect(() => start(ada, 3)).toThrow(refusal('conflict', 'no-more-attempts'));
  again(bob, 1);
  expect(() => start(bob, 2)).toThrow(refusal('conflict', 'no-more-attempts'));
});

test('instructors set it for students of their course, it is told to her and to staff, and written down', async () => {
  const { db, ada, bob, tom, ina, need } = await room();
  const wanted = { courseId: 'small', userId: 'ada', ...NO_ACCOMMODATION, timePercent: 133 };
  expect(() => setAccommodation(db, ada, wanted, 2)).toThrow(refusal('forbidden', 'instructor-only'));
  expect(() => setAccommodation(db, tom, wanted, 2)).toThrow(refusal('forbidden', 'instructor-only'));
  expect(() => setAccommodation(db, ina, { ...wanted, userId: 'nobody' }, 2)).toThrow(
    refusal('not-found', 'user-unknown'),
  );
  setAccommodation(db, ina, wanted, 2);
  setAccommodation(db, ina, wanted, 3);
  expect(accommodationOf(db, ada, wanted)?.timePercent).toBe(133);
  expect(accommodationOf(db, tom, wanted)?.timePercent).toBe(133);
  expect(() => accommodationOf(db, bob, wanted)).toThrow(refusal('forbidden', 'staff-only'));
  expect(listAccommodations(db, tom, 'small')).toMatchObject([{ userId: 'ada', timePercent: 133 }]);
  expect(() => listAccommodations(db, ada, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  need(ada, {});
  expect(accommodationOf(db, ada, wanted)).toBeNull();
  const rows = listAuditRows(db, { courseId: 'small', act: 'accommodation' }, 10);
  expect(rows.map(({ before, after }) => [before, after])).toMatchObject([
    [{ timePercent: 133 }, null],
    [null, { timePercent: 133 }],
  ]);
});

test('a table sets many at once, or none', async () => {
  const { db, ina } = await room();
  const rows = readAccommodationTable('E-mail\tTime\tEarlier\tLater\tAttempts\nAda@example.org\t150 %\t\t48\t\n');
  expect(rows).toEqual([{ email: 'Ada@example.org', ...NO_ACCOMMODATION, timePercent: 150, closesLaterHours: 48 }]);
  expect(readAccommodationTable('a@b.c;;1,5;;2')).toEqual([
    { email: 'a@b.c', ...NO_ACCOMMODATION, opensEarlierHours: 1.5, moreAttempts: 2 },
  ]);
  for (const text of ['', 'nobody', 'a@b.c,50', 'a@b.c,much', 'a@b.c,,,,,9', 'a@b.c,100\nx,120']) {
    expect(() => readAccommodationTable(text), text).toThrow(refusal('invalid', 'accommodation-table'));
  }
  const [one] = rows;
  if (!one) throw new Error('no row');
  const both = { courseId: 'small', rows: [one, { ...one, email: 'who@example.org' }] };
  expect(() => setAccommodations(db, ina, both, 5)).toThrow(refusal('invalid', 'accommodation-people'));
  expect(listAccommodations(db, ina, 'small')).toEqual([]);
  setAccommodations(db, ina, { courseId: 'small', rows }, 5);
  expect(listAccommodations(db, ina, 'small')).toMatchObject([{ userId: 'ada', closesLaterHours: 48 }]);
});

test('staff give time back in a run, also in one that the clock has just ended, while nothing of it is told', async () => {
  const { db, catalog, ada, bob, tom, start, ends } = await room();
  const [hers, his] = [start(ada, 0), start(bob, 0)];
  const give = (attemptId: string, minutes: number, now: number, actor = tom) =>
    giveTime(db, actor, { attemptId, minutes }, now);
  expect(() => give(hers, 10, 5, ada)).toThrow(refusal('forbidden', 'staff-only'));
  expect(give(hers, 10, 5)).toEqual({ endsAt: 70 * MINUTE });
  give(hers, 5, 6);
  expect([ends(ada, hers, 7), ends(bob, his, 7)]).toEqual([75 * MINUTE, 60 * MINUTE]);
  expect(finishOverdue(db, catalog, 61 * MINUTE)).toBe(1);
  expect(() => give(his, 1, 62 * MINUTE)).toThrow(refusal('invalid', 'time-given-short'));
  expect(give(his, 5, 62 * MINUTE)).toEqual({ endsAt: 65 * MINUTE });
  expect(selectAttemptForStudent(db, catalog, bob, his, 62 * MINUTE).finishedAt).toBeNull();
  finish(db, catalog, bob, { attemptId: his }, 63 * MINUTE);
  expect(() => give(his, 50, 64 * MINUTE), 'he has finished it').toThrow(refusal('conflict', 'attempt-finished'));
  expect(listAuditRows(db, { courseId: 'small', act: 'time-given' }, 10)).toHaveLength(3);
});

test('a run of which something is told does not go on, and one without an end gets no time', async () => {
  const told = await room({ timeLimit: 60, results: 'at-end' });
  const attemptId = told.start(told.ada, 0);
  expect(() => giveTime(told.db, told.tom, { attemptId, minutes: 30 }, HOUR)).toThrow(
    refusal('conflict', 'attempt-finished'),
  );
  const free = await room({});
  const open = free.start(free.ada, 0);
  expect(() => giveTime(free.db, free.tom, { attemptId: open, minutes: 30 }, 1)).toThrow(refusal('conflict', 'no-end'));
});
