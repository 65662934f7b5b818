import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { analyseCourse } from '@/lib/analysis/course-analysis';
import { keeper } from '@/lib/analysis/kept';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import type { Actor } from '@/lib/auth/actor';
import { enrol, setEnrolmentState } from '@/lib/auth/enrolments';
import { updateAdministrator } from '@/lib/auth/queries';
import { users } from '@/lib/db/schema';
import { overview } from '@/lib/overview/overview';
import { queueRegrades } from '@/lib/regrades/regrade';
import { submitCode } from '@/lib/submissions/submit';
import { openClass } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';

const catalog = await smallCatalog();
const courseId = 'small';

function room() {
  const people = openClass();
  const { db, ada, bob, ina } = people;
  for (const who of [ada, bob]) enrol(db, who, courseId, 1);
  let now = 10;
  const begin = (who: Actor) =>
    startQuiz(db, catalog, who, { courseId, quizId: 'first' }, { now: now++, seed: 1 }).attemptId;
  const end = (who: Actor, attemptId: string) => finish(db, catalog, who, { attemptId }, now++);
  const reply = (who: Actor, attemptId: string) =>
    answer(db, catalog, who, { attemptId, itemId: 'limit', answer: { choice: 'nearest' } }, now++);
  const handIn = (who: Actor) => {
    const input = { courseId, challengeId: 'fit-line', source: 'x', requestId: randomUUID() };
    submitCode(db, catalog, who, input, now++);
  };
  const judge = (passed: boolean) => recordNext(db, { passed, points: passed ? 1 : 0, criteria: [] });
  /** Which works would be worked out again. */
  const stale = () => {
    const again: string[] = [];
    const keep = keeper(db, courseId);
    for (const work of [
      { kind: 'quiz', targetId: 'first' },
      { kind: 'challenge', targetId: 'fit-line' },
    ] as const) {
      keep(work, catalog, () => again.push(work.kind));
    }
    return again;
  };
  return { ...people, ina, begin, end, reply, handIn, judge, stale };
}

test('what was worked out holds until something that it was worked out from changes', async () => {
  const { db, ada, bob, ina, begin, end, reply, handIn, judge, stale } = room();
  expect(stale()).toEqual(['quiz', 'challenge']);
  expect(stale()).toEqual([]);
  const run = begin(ada);
  reply(ada, run);
  expect(stale(), 'a run that is not finished is in no analysis').toEqual([]);
  end(ada, run);
  expect(stale()).toEqual(['quiz']);
  handIn(ada);
  expect(stale(), 'what waits is in none either').toEqual([]);
  await judge(false);
  expect(stale()).toEqual(['challenge']);
  queueRegrades(db, catalog, { courseId }, 100);
  expect(stale()).toEqual([]);
  await judge(true);
  expect(stale()).toEqual(['challenge']);
  setEnrolmentState(db, ina, { courseId, userId: 'bob', state: 'dropped' }, 200);
  expect(stale()).toEqual(['quiz', 'challenge']);
  enrol(db, bob, courseId, 300);
  expect(stale(), 'who is in the class already changes nothing').toEqual([]);
  updateAdministrator(db, 'ada', true);
  expect(stale()).toEqual(['quiz', 'challenge']);
  db.delete(users).where(eq(users.id, 'ada')).run();
  expect(stale()).toEqual(['quiz', 'challenge']);
  expect(keeper(db, courseId)({ kind: 'quiz', targetId: 'first' }, {}, () => 'other content')).toBe('other content');
});

test('no figure is stale: asked again, it says what a fresh look at the rows says', async () => {
  const { db, ada, bob, ina, begin, end, reply, handIn, judge } = room();
  const look = () => ({
    work: analyseCourse(db, catalog, ina, courseId),
    overview: overview(db, catalog, ina, courseId, 1000),
  });
  const fresh = () => {
    // Another catalog is other content: nothing is kept for it.
    const { courses } = catalog;
    const other = { ...catalog, courses: new Map([...courses].map(([id, course]) => [id, copyOf(course)])) };
    return {
      work: analyseCourse(db, other, ina, courseId),
      overview: overview(db, other, ina, courseId, 1000),
    };
  };
  for (const who of [ada, bob, ada]) {
    const run = begin(who);
    reply(who, run);
    expect(look()).toEqual(fresh());
    end(who, run);
    expect(look()).toEqual(fresh());
    for (let i = 0; i < 3; i++) {
      handIn(who);
      await judge(i === 1);
      expect(look()).toEqual(fresh());
    }
  }
  expect(look().work.map(({ analysis }) => ('runs' in analysis ? analysis.runs : analysis.submissions))).toContain(9);
  db.update(users).set({ name: 'Another name' }).where(eq(users.id, 'ada')).run();
  expect(JSON.stringify(look())).toContain('Another name');
  expect(look()).toEqual(fresh());
});

type Course = typeof catalog.courses extends Map<string, infer One> ? One : never;

const copyOf = (course: Course): Course => ({
  ...course,
  challenges: new Map([...course.challenges].map(([id, challenge]) => [id, { ...challenge }])),
});
