import { expect, test } from 'vitest';
import { markerAgreement } from '@/lib/analysis/marker-agreement';
import { markByHand } from '@/lib/attempts/mark-by-hand';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import { listWaiting, nextWaiting } from '@/lib/attempts/waiting';
import type { Catalog } from '@/lib/catalog/course';
import { selectCourse, selectQuiz } from '@/lib/catalog/select';
import { markings } from '@/lib/db/schema';
import { smallCatalog, withPolicy } from '../catalog/small-course';
import { shortEssay, trueFalse } from '../items/sample-items';
import { actorIn, openClass, refusal } from './class';

const small = await smallCatalog();
const course = selectCourse(small, 'small');
const asked = [shortEssay, trueFalse];
const quiz = { ...selectQuiz(course, 'first'), parts: asked.map((one) => ({ choose: 1, of: [one] })), items: asked };

/** The small course with this quiz alone in its first chapter. */
function courseOf(only: typeof quiz): Catalog {
  const sections = course.sections.map((section) => ({
    ...section,
    chapters: section.chapters.map((one) => (one.id === 'first' ? { ...one, quizzes: [only] } : one)),
  }));
  return { ...small, courses: new Map([['small', { ...course, sections }]]) };
}
const catalog = courseOf(quiz);

/** A run of Ada's with an essay that waits. */
function written() {
  const school = openClass();
  const { db, ada } = school;
  const { attemptId } = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 1, seed: 1 });
  answer(db, catalog, ada, { attemptId, itemId: 'why', answer: { text: 'It holds.' } }, 2);
  answer(db, catalog, ada, { attemptId, itemId: 'decay', answer: { choice: 'false' } }, 3);
  const read = () => selectAttemptForStudent(db, catalog, ada, attemptId, 9);
  const said = () => read().items[0]?.response;
  return { ...school, attemptId, read, said };
}
const points = (claim: number, reason: number) => ({ claim, reason });

test('an essay waits, is marked by staff, and marked again: every marking is kept, the latest counts', () => {
  const { db, tom, ina, attemptId, read, said } = written();
  expect(said()).toMatchObject({ points: 0, feedback: { waiting: true } });
  expect(read()).toMatchObject({ points: 1000, maxPoints: 4000 });
  markByHand(db, catalog, tom, { attemptId, itemId: 'why', points: points(1000, 500), comment: 'Say why.' }, 5);
  expect(read()).toMatchObject({ points: 2500, maxPoints: 4000 });
  expect(said()).toMatchObject({ points: 1500, correct: false, feedback: { message: { en: 'Say why.' } } });
  expect(said()?.feedback).not.toHaveProperty('waiting');
  markByHand(db, catalog, ina, { attemptId, itemId: 'why', points: points(1000, 2000), comment: '' }, 6);
  expect(read()).toMatchObject({ points: 4000, finishedAt: 3 });
  const kept = db.select().from(markings).all();
  expect(kept.map(({ cause, points: earned, markedBy }) => [cause, earned, markedBy])).toEqual([
    ['answer', 0, null],
    ['answer', 1000, null],
    ['override', 1500, 'tom'],
    ['override', 3000, 'ina'],
  ]);
});

test('only staff of the course mark, only answers that there are, and only what is marked by hand', () => {
  const { db, ada, bob, tom, attemptId, said } = written();
  const mark =
    (who: typeof ada, itemId = 'why', given = points(0, 0), id = attemptId) =>
    () =>
      markByHand(db, catalog, who, { attemptId: id, itemId, points: given, comment: '' }, 5);
  for (const who of [ada, bob]) expect(mark(who)).toThrow(refusal('forbidden', 'staff-only'));
  expect(mark(actorIn('other', 'eve', 'instructor'))).toThrow(refusal('not-found', 'attempt-unknown'));
  expect(mark(tom, 'why', points(0, 0), 'none')).toThrow(refusal('not-found', 'attempt-unknown'));
  expect(mark(tom, 'none')).toThrow(refusal('not-found', 'item-unknown'));
  expect(mark(tom, 'decay')).toThrow(refusal('conflict', 'not-by-hand'));
  expect(mark(tom, 'why', points(1, 2001))).toThrow(refusal('invalid', 'rubric-points'));
  expect(said()?.feedback?.waiting).toBe(true);
  const again = startQuiz(db, catalog, bob, { courseId: 'small', quizId: 'first' }, { now: 1, seed: 1 });
  expect(mark(tom, 'why', points(0, 0), again.attemptId)).toThrow(refusal('conflict', 'not-answered'));
});

test('answers wait, one after another, until they are marked; those that can still be changed do not', () => {
  const { db, tom, ina, ada, bob, attemptId } = written();
  const later = withPolicy(courseOf({ ...quiz }), { results: 'at-end' });
  const other = startQuiz(db, later, bob, { courseId: 'small', quizId: 'first' }, { now: 4, seed: 1 }).attemptId;
  answer(db, later, bob, { attemptId: other, itemId: 'why', answer: { text: 'Hm.' } }, 5);
  const here = { attemptId, itemId: 'why' };
  expect(listWaiting(db, tom, 'small', 6)).toMatchObject([{ ...here, quizId: 'first', student: { name: 'ada' } }]);
  answer(db, later, bob, { attemptId: other, itemId: 'why', answer: { text: 'Or so.' } }, 7);
  finish(db, later, bob, { attemptId: other }, 8);
  const waiting = listWaiting(db, tom, 'small', 9);
  expect(waiting.map((one) => one.attemptId)).toEqual([attemptId, other]);
  expect(nextWaiting(waiting, here)?.attemptId).toBe(other);
  expect(nextWaiting(waiting, { ...here, attemptId: other })?.attemptId).toBe(attemptId);
  markByHand(db, catalog, tom, { ...here, points: points(1000, 500), comment: '' }, 10);
  const [left, ...others] = listWaiting(db, tom, 'small', 11);
  expect([left?.attemptId, others, left && nextWaiting([left], left)]).toEqual([other, [], null]);
  for (const who of [ada, actorIn('other', 'eve', 'instructor')]) {
    expect(() => listWaiting(db, who, 'small', 11)).toThrow(refusal('forbidden', 'staff-only'));
    expect(() => markerAgreement(db, who, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  }
  expect(markerAgreement(db, tom, 'small')).toBeNull();
  markByHand(db, catalog, ina, { ...here, points: points(1000, 2000), comment: '' }, 12);
  markByHand(db, catalog, tom, { ...here, attemptId: other, points: points(0, 0), comment: '' }, 13);
  // Of the two criteria of the one answer that both marked they judge one alike.
  expect(markerAgreement(db, tom, 'small')).toMatchObject({ answers: 1, same: 0.5, kappa: { count: 2 } });
});
