import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { gradings, submissions, users } from '@/lib/db/schema';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';
import { recordVerdict } from '@/lib/submissions/grade-submission';
import {
  countWaitingBefore,
  findGrading,
  insertEvents,
  insertVerdict,
  listEvents,
  requeue,
  setAside,
} from '@/lib/submissions/queries';
import { claim, HOLDER, LEASE_MS, releaseDead, renew } from '@/lib/submissions/queue';
import { plainVerdict } from './verdict';

function school() {
  const db = openDatabase(':memory:');
  for (const id of ['u', 'v', 'w'])
    db.insert(users)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
  const handIn = (id: string, queuedAt: number, userId = 'u') => {
    db.insert(submissions)
      .values({
        id,
        userId,
        courseId: 'c',
        challengeId: 'x',
        source: 's',
        sourceHash: 'h',
        requestId: randomUUID(),
        submittedAt: queuedAt,
      })
      .run();
    db.insert(gradings)
      .values({
        id: `g-${id}`,
        submissionId: id,
        cause: 'submit',
        state: 'queued',
        seeds: [1],
        secret: PUBLIC_SECRET,
        contentHash: 'h',
        availableAt: queuedAt,
        queuedAt,
        maxPoints: 1000,
      })
      .run();
  };
  return { db, handIn };
}

test('the one that came first is claimed first, whatever the clock said, and each only once', () => {
  const { db, handIn } = school();
  handIn('early', 20);
  handIn('late', 10);
  expect(claim(db, 100)?.submissionId).toBe('early');
  expect(claim(db, 100)?.submissionId).toBe('late');
  expect(claim(db, 100)).toBeNull();
});

test('a lease that ran out is taken over, a renewed one is not', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  const first = claim(db, 100, { steady: 100 });
  expect(claim(db, 100, { steady: 100 + LEASE_MS - 1 })).toBeNull();
  expect(renew(db, 'g-a', 100 + LEASE_MS)).toBe(true);
  expect(claim(db, 100, { steady: 100 + LEASE_MS + 1 })).toBeNull();
  const second = claim(db, 100, { steady: 101 + 2 * LEASE_MS });
  expect(second).toMatchObject({ submissionId: 'a', tries: (first?.tries ?? 0) + 1 });
});

test('a verdict of somebody who lost the lease is not written', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  claim(db, 100);
  db.update(gradings).set({ leaseHolder: 'elsewhere:1' }).run();
  const values = [{ criterionId: 'k', seed: 1, value: 0.5, passed: true }];
  expect(insertVerdict(db, 'g-a', HOLDER, { outcome: 'completed' }, values)).toBe(false);
  expect(findGrading(db, 'a')?.state).toBe('running');
  expect(renew(db, 'g-a')).toBe(false);
  expect(insertVerdict(db, 'g-a', 'elsewhere:1', { outcome: 'completed' }, values)).toBe(true);
  expect(insertVerdict(db, 'g-a', 'elsewhere:1', { outcome: 'completed' }, values)).toBe(false);
});

test('points are recorded in thousandths', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  const claimed = claim(db, 100);
  if (!claimed) throw new Error('Nothing was claimed.');
  expect(recordVerdict(db, claimed, { ...plainVerdict([1]), points: 1.333, maxPoints: 2.5 }, 101)).toBe(true);
  expect(findGrading(db, 'a')).toMatchObject({ points: 1333, maxPoints: 2500 });
});

test('what a dead process held is queued again at once', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  handIn('b', 2);
  claim(db, 100);
  claim(db, 100);
  // Process ids stay far below this on every system.
  db.update(gradings)
    .set({ leaseHolder: HOLDER.replace(/:\d+$/, ':999999999') })
    .run();
  expect(releaseDead(db)).toBe(2);
  expect(claim(db, 101)).toMatchObject({ submissionId: 'a', tries: 2 });
});

test('a grading of another machine is left alone until its lease ends', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  claim(db, 100);
  db.update(gradings).set({ leaseHolder: 'another-machine:7' }).run();
  expect(releaseDead(db)).toBe(0);
  expect(claim(db, 101)).toBeNull();
});

test('a retry waits its time and voids what the page was told', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  claim(db, 100);
  insertEvents(db, 'g-a', 100, [{ kind: 'seed-started', seed: 1 }]);
  requeue(db, 'g-a', HOLDER, 5_000, 'the judge broke');
  expect(listEvents(db, 'g-a', 0)).toEqual([]);
  expect(claim(db, 4_999)).toBeNull();
  expect(claim(db, 5_000)?.submissionId).toBe('a');
  setAside(db, 'g-a', HOLDER, 6_000, 'the judge broke');
  expect(claim(db, 1e9)).toBeNull();
  expect(findGrading(db, 'a')).toMatchObject({ state: 'broken', fault: 'the judge broke' });
});

test('fifty submissions of one student do not delay the first of another', () => {
  const { db, handIn } = school();
  for (let i = 0; i < 50; i++) handIn(`mine-${i}`, i);
  handIn('first-of-v', 100, 'v');
  handIn('second-of-v', 101, 'v');
  handIn('first-of-w', 102, 'w');
  expect(countWaitingBefore(db, 'g-first-of-v')).toBe(1);
  expect(countWaitingBefore(db, 'g-first-of-w')).toBe(2);
  expect(countWaitingBefore(db, 'g-second-of-v')).toBe(4);
  expect(countWaitingBefore(db, 'g-mine-49')).toBe(52);
  const order = Array.from({ length: 5 }, () => claim(db, 1_000)?.submissionId);
  expect(order).toEqual(['mine-0', 'first-of-v', 'first-of-w', 'mine-1', 'second-of-v']);
});

const HOUR = 3_600_000;

test('while the clock is an hour ahead, nothing that is held is taken from its holder', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  claim(db, 100, { steady: 7 });
  expect(claim(db, 100 + HOUR, { steady: 9 })).toBeNull();
});

test('when the clock is set back an hour, what was handed in before keeps its place and is graded at once', () => {
  const { db, handIn } = school();
  const noon = 12 * HOUR;
  handIn('before', noon);
  claim(db, noon, { steady: 7 });
  requeue(db, 'g-before', HOLDER, noon + 60_000, 'the judge broke');
  handIn('after', noon - HOUR + 5, 'v');
  expect(countWaitingBefore(db, 'g-after')).toBe(1);
  expect(claim(db, noon - HOUR + 10)?.submissionId).toBe('before');
  expect(claim(db, noon - HOUR + 10)?.submissionId).toBe('after');
});

test('a lease of before the machine was started again is no lease', () => {
  const { db, handIn } = school();
  handIn('a', 1);
  claim(db, 100, { steady: 90 * HOUR });
  db.update(gradings).set({ leaseHolder: 'another-machine:7' }).run();
  expect(claim(db, 101, { steady: 5_000 })).toMatchObject({ submissionId: 'a', tries: 2 });
});

test('what waits for its challenge is left in line, costs no try, and holds nobody up', () => {
  const { db, handIn } = school();
  handIn('gone', 1);
  handIn('here', 2);
  handIn('other', 3, 'v');
  expect(claim(db, 100, { places: ['c/other'] })).toBeNull();
  expect(countWaitingBefore(db, 'g-other', ['c/other'])).toBe(0);
  expect(db.select({ tries: gradings.tries }).from(gradings).all()).toEqual([{ tries: 0 }, { tries: 0 }, { tries: 0 }]);
  expect(claim(db, 100, { places: ['c/other', 'c/x'] })?.submissionId).toBe('gone');
});
