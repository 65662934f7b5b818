import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { OPERATOR } from '@/lib/auth/actor';
import { enrol } from '@/lib/auth/enrolments';
import { gradings } from '@/lib/db/schema';
import { selectGrid } from '@/lib/gradebook/grid';
import { courseProgress } from '@/lib/progress/course-progress';
import { planRegrade, queueRegrades, type RegradeChoice, regrade } from '@/lib/regrades/regrade';
import { findGrading } from '@/lib/submissions/queries';
import { listSubmissions, selectSubmission } from '@/lib/submissions/read';
import { countStranded } from '@/lib/submissions/staff';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { record, recordNext, takeNext } from '../submissions/record-next';

const verdictOf = (passed: boolean) => ({ passed, points: passed ? 1 : 0, criteria: [] });

const catalog = await smallCatalog();
/** The same courses after a challenge has vanished. */
const without = {
  ...catalog,
  courses: new Map([...catalog.courses].map(([id, course]) => [id, { ...course, challenges: new Map() }])),
};
const everything: RegradeChoice = { courseId: 'small' };

function room() {
  const people = openClass();
  const { db } = people;
  let now = 1_000;
  enrol(db, people.ada, 'small', 1);
  const handIn = (actor = people.ada, at = now++) => {
    const input = { courseId: 'small', challengeId: 'fit-line', source: 'x', requestId: randomUUID() };
    return submitCode(db, catalog, actor, input, at).submissionId;
  };
  const judge = (passed: boolean) => recordNext(db, verdictOf(passed));
  const view = (id: string) => selectSubmission(db, catalog, people.ada, id, 1e6);
  return { ...people, handIn, judge, view };
}

test('says first what would be graded again, and changes nothing', () => {
  const { db, ina, handIn, judge } = room();
  handIn();
  judge(true);
  handIn();
  judge(false);
  db.update(gradings).set({ contentHash: 'an earlier version' }).run();
  handIn();
  const before = db.select().from(gradings).all();
  expect(planRegrade(db, catalog, ina, everything)).toEqual({
    submissions: 2,
    underway: 1,
    lines: [
      {
        ...{ courseId: 'small', challengeId: 'fit-line', stranded: false },
        ...{ submissions: 2, students: 1, passed: 1, broken: 0, outdated: 2 },
      },
    ],
  });
  expect(db.select().from(gradings).all()).toEqual(before);
});

test('chooses by challenge, by state and by time', () => {
  const { db, handIn, judge } = room();
  const count = (choice: RegradeChoice) => planRegrade(db, catalog, OPERATOR, choice).submissions;
  const id = handIn(undefined, 5_000);
  judge(true);
  handIn(undefined, 6_000);
  judge(false);
  expect(count({ challengeId: 'fit-line' })).toBe(2);
  expect(count({ challengeId: 'none' })).toBe(0);
  expect(count({ submissionId: id })).toBe(1);
  expect(['passed', 'not-passed', 'broken'].map((state) => count({ state } as RegradeChoice))).toEqual([1, 1, 0]);
  expect(count({ since: 5_000, until: 6_000 })).toBe(1);
  expect(count({ since: 6_000 })).toBe(1);
  expect(() => count({ since: 2, until: 2 })).toThrow(refusal('invalid', 'regrade-range'));
});

test('only instructors have anything graded again', () => {
  const { db, ada, tom, ina } = room();
  for (const actor of [ada, tom]) {
    expect(() => planRegrade(db, catalog, actor, everything)).toThrow(refusal('forbidden', 'instructor-only'));
    expect(() => regrade(db, catalog, actor, everything, 1)).toThrow(refusal('forbidden', 'instructor-only'));
  }
  for (const choice of [{}, { challengeId: 'fit-line' }, { submissionId: 'any' }]) {
    expect(() => planRegrade(db, catalog, ina, choice), 'of no course in particular').toThrow(
      refusal('forbidden', 'administrator-only'),
    );
    expect(() => regrade(db, catalog, ina, choice, 1)).toThrow(refusal('forbidden', 'administrator-only'));
  }
});

test('comes after what students wait for, and until then the verdict stands for everybody', () => {
  const { db, ada, ina, handIn, judge, view } = room();
  const first = handIn();
  judge(true);
  const { seeds, secret } = findGrading(db, first) ?? {};
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(regrade(db, catalog, ina, everything, 2_000).submissions).toBe(1);
  const live = handIn(undefined, 9_000);

  const stands = () => {
    expect(view(first)).toMatchObject({ state: 'done', regrading: true, verdict: { passed: true } });
    expect(listSubmissions(db, ada, 'small', 'fit-line').map(({ id, passed }) => [id, passed])).toEqual([
      [live, null],
      [first, true],
    ]);
    expect(courseProgress(db, catalog, ada, 'small', 5000).totals.challenges.passed).toBe(1);
    const { rows } = selectGrid(db, catalog, ina, 'small');
    expect(rows.flatMap(({ cells }) => cells).find(({ points }) => points !== null)).toMatchObject({
      state: 'done',
      tries: 2,
    });
  };
  stands();
  expect(view(live)).toMatchObject({ state: 'queued', ahead: 0 });
  expect(takeNext(db)?.submissionId).toBe(live);
  const again = takeNext(db);
  expect(again?.submissionId).toBe(first);
  stands();

  record(db, again?.id ?? '', verdictOf(false));
  expect(view(first)).toMatchObject({ state: 'done', regrading: false, verdict: { passed: false } });
  expect(findGrading(db, first)).toMatchObject({ number: 2, cause: 'regrade', seeds, secret });
  expect(courseProgress(db, catalog, ada, 'small', 5000).totals.challenges.passed).toBe(0);
  expect(db.select().from(gradings).all()).toHaveLength(3);
});

test('asked twice it is done once', () => {
  const { db, handIn, judge } = room();
  handIn();
  judge(true);
  expect(queueRegrades(db, catalog, everything, 1).submissions).toBe(1);
  expect(queueRegrades(db, catalog, everything, 2)).toMatchObject({ submissions: 0, underway: 1 });
});

test('does not eat what a student may hand in', () => {
  const { db, handIn, judge } = room();
  for (let i = 0; i < 119; i++) {
    handIn();
    judge(false);
  }
  queueRegrades(db, catalog, everything, 1);
  handIn();
  expect(() => handIn()).toThrow(refusal('too-many', 'cool-down'));
});

test('a clock that was set back does not make a student wait for it', () => {
  const { handIn, judge } = room();
  const noon = 1e12;
  for (let i = 0; i < 120; i++) {
    handIn(undefined, noon);
    judge(false);
  }
  expect(() => handIn(undefined, noon + 1)).toThrow(refusal('too-many', 'cool-down'));
  handIn(undefined, noon - 3_600_000);
});

test('what was handed in for a challenge that is gone waits, and says so to its author and to staff', () => {
  const { db, ada, tom, ina, handIn, judge } = room();
  const id = handIn();
  expect(selectSubmission(db, without, ada, id, 1e6)).toMatchObject({ state: 'queued', stranded: true, ahead: 0 });
  expect(countStranded(db, without, tom, 'small')).toEqual([{ challengeId: 'fit-line', count: 1 }]);
  expect(countStranded(db, catalog, tom, 'small')).toEqual([]);
  expect(() => countStranded(db, catalog, ada, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  judge(true);
  expect(planRegrade(db, without, ina, everything).lines).toMatchObject([{ stranded: true }]);
});
