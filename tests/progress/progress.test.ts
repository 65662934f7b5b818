import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerCheckpoint } from '@/lib/attempts/checkpoint';
import { answer, startQuiz } from '@/lib/attempts/quiz';
import type { Actor } from '@/lib/auth/actor';
import { isEnrolled } from '@/lib/auth/enrolments';
import type { Db } from '@/lib/db/open';
import { gradings, submissions } from '@/lib/db/schema';
import { listFeedback, sendFeedback } from '@/lib/feedback/lesson-feedback';
import { courseProgress } from '@/lib/progress/course-progress';
import { ownTimeline, timeline } from '@/lib/progress/timeline';
import { markDone, recordVisit } from '@/lib/progress/visits';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();
const first = { courseId: 'small', chapterId: 'first' };
const second = { courseId: 'small', chapterId: 'second' };

/** A graded submission, as the grader leaves it. */
function submit(db: Db, actor: Actor, at: number, verdicts: { state: 'done' | 'queued'; points: number }[]) {
  const id = randomUUID();
  const handedIn = { id, userId: actor.userId, courseId: 'small', challengeId: 'fit-line', source: 's' };
  db.insert(submissions)
    .values({ ...handedIn, sourceHash: 'h', requestId: id, submittedAt: at })
    .run();
  verdicts.forEach(({ state, points }, i) => {
    const done = state === 'done' ? { outcome: 'completed', passed: points === 10_000, points } : {};
    const queue = {
      availableAt: at + i,
      queuedAt: at + i,
      number: i + 1,
      cause: i === 0 ? ('submit' as const) : ('regrade' as const),
    };
    const row = { id: randomUUID(), submissionId: id, state, seeds: [1], contentHash: 'h', maxPoints: 10_000 };
    db.insert(gradings)
      .values({ ...row, ...queue, ...done })
      .run();
  });
}

function takeQuiz(db: Db, actor: Actor, now: number, choice: string) {
  const { attemptId } = startQuiz(db, catalog, actor, { courseId: 'small', quizId: 'first' }, { now, seed: 1 });
  answer(db, catalog, actor, { attemptId, itemId: 'limit', answer: { choice } }, now);
  answer(db, catalog, actor, { attemptId, itemId: 'causes', answer: { choices: ['step'] } }, now);
  answer(db, catalog, actor, { attemptId, itemId: 'norm', answer: { text: '2' } }, now);
}

test('somebody new starts at the first chapter', () => {
  const { db, ada } = openClass();
  const progress = courseProgress(db, catalog, ada, 'small', 5000);
  expect(progress.continueAt).toBe('first');
  expect(progress.chapters[0]).toEqual({
    chapterId: 'first',
    visited: false,
    read: false,
    done: false,
    lastAt: null,
    checkpoints: { answered: 0, total: 1 },
    quizzes: [{ id: 'first', state: 'untouched', points: null, maxPoints: 4000, tries: 0, countedId: null }],
    challenges: [{ id: 'fit-line', state: 'untouched', points: null, maxPoints: 10_000, tries: 0, countedId: null }],
  });
  expect(progress.totals).toEqual({
    points: 0,
    maxPoints: 14_000,
    chapters: { done: 0, total: 2 },
    quizzes: { finished: 0, total: 1 },
    challenges: { passed: 0, total: 1 },
  });
});

test('Ada reads, answers and submits; the best of each counts, and Bob has none of it', () => {
  const { db, ada, bob, tom } = openClass();
  recordVisit(db, catalog, ada, first, 1);
  answerCheckpoint(db, catalog, ada, { ...first, itemId: 'check-loss', answer: { choice: 'true' } }, 2);
  takeQuiz(db, ada, 3, 'nearest');
  takeQuiz(db, ada, 4, 'any');
  startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 5, seed: 1 });
  submit(db, ada, 6, [{ state: 'done', points: 10_000 }]);
  submit(db, ada, 7, [{ state: 'done', points: 2000 }]);
  submit(db, ada, 8, [{ state: 'queued', points: 0 }]);

  const progress = courseProgress(db, catalog, ada, 'small', 5000);
  expect(progress.chapters[0]).toEqual({
    chapterId: 'first',
    visited: true,
    read: false,
    done: false,
    lastAt: 8,
    checkpoints: { answered: 1, total: 1 },
    quizzes: [{ id: 'first', state: 'done', points: 2000, maxPoints: 4000, tries: 3, countedId: expect.any(String) }],
    challenges: [
      { id: 'fit-line', state: 'done', points: 10_000, maxPoints: 10_000, tries: 3, countedId: expect.any(String) },
    ],
  });
  expect(progress.totals).toMatchObject({ points: 12_000, challenges: { passed: 1 }, quizzes: { finished: 1 } });
  expect(courseProgress(db, catalog, bob, 'small', 5000).totals.points).toBe(0);
  expect(courseProgress(db, catalog, tom, 'small', 5000, 'ada')).toEqual(progress);
  expect(() => courseProgress(db, catalog, bob, 'small', 5000, 'ada')).toThrow(refusal('forbidden', 'staff-only'));
});

test('a regrade replaces the verdict it corrects, once it is done', () => {
  const { db, ada, bob } = openClass();
  submit(db, ada, 1, [
    { state: 'done', points: 10_000 },
    { state: 'done', points: 4000 },
  ]);
  submit(db, bob, 1, [
    { state: 'done', points: 10_000 },
    { state: 'queued', points: 0 },
  ]);
  const of = (actor: Actor) => courseProgress(db, catalog, actor, 'small', 5000).chapters[0]?.challenges[0];
  expect(of(ada)).toMatchObject({ points: 4000, state: 'begun', tries: 1 });
  expect(of(bob)).toMatchObject({ points: 10_000, state: 'done', tries: 1 });
});

test('one goes on where one worked last, then with the next chapter, then with what is left', () => {
  const { db, ada } = openClass();
  const where = () => courseProgress(db, catalog, ada, 'small', 5000).continueAt;
  recordVisit(db, catalog, ada, first, 1);
  recordVisit(db, catalog, ada, second, 2);
  expect(where()).toBe('second');
  submit(db, ada, 3, [{ state: 'queued', points: 0 }]);
  expect(where(), 'work counts like a visit').toBe('first');
  markDone(db, catalog, ada, { ...first, done: true }, 4);
  expect(where()).toBe('second');
  markDone(db, catalog, ada, { ...first, done: false }, 5);
  markDone(db, catalog, ada, { ...second, done: true }, 6);
  expect(where(), 'after the last chapter, what was skipped').toBe('first');
  markDone(db, catalog, ada, { ...first, done: true }, 7);
  expect(where(), 'all are read, and one has work left').toBe('first');
  submit(db, ada, 8, [{ state: 'done', points: 10_000 }]);
  expect(where()).toBe('first');
  takeQuiz(db, ada, 9, 'any');
  expect(where()).toBeNull();
  const { chapters, totals } = courseProgress(db, catalog, ada, 'small', 5000);
  expect(chapters.map(({ read, done }) => [read, done])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(totals.chapters).toEqual({ done: 2, total: 2 });
});

test('the timeline tells what happened, in order, to its owner and to staff', () => {
  const { db, ada, bob, tom } = openClass();
  recordVisit(db, catalog, ada, first, 1);
  answerCheckpoint(db, catalog, ada, { ...first, itemId: 'check-loss', answer: { choice: 'false' } }, 2);
  takeQuiz(db, ada, 3, 'nearest');
  submit(db, ada, 4, [
    { state: 'done', points: 0 },
    { state: 'done', points: 10_000 },
  ]);
  markDone(db, catalog, ada, { ...first, done: true }, 5);
  const { events, student } = timeline(db, tom, { userId: 'ada', courseId: 'small' }, 5000);
  expect(student.name).toBe('ada');
  expect(events).toMatchObject([
    { kind: 'visit', at: 1, chapterId: 'first', lastAt: 5 },
    { kind: 'attempt', at: 2, target: 'checkpoint', targetId: 'check-loss', points: 1000 },
    { kind: 'attempt', at: 3, target: 'quiz', targetId: 'first', points: 2000, maxPoints: 4000 },
    { kind: 'submission', at: 4, challengeId: 'fit-line', points: 10_000, passed: true },
    { kind: 'done', at: 5 },
  ]);
  expect(timeline(db, ada, { userId: 'ada', courseId: 'small' }, 5000).events).toEqual(events);
  expect(ownTimeline(db, ada, 'small', 5000)).toEqual(events);
  const waiting = { userId: 'not-kept-yet', guest: true };
  expect(ownTimeline(db, waiting, 'small', 5000)).toEqual([]);
  expect(() => timeline(db, bob, { userId: 'ada', courseId: 'small' }, 5000)).toThrow(
    refusal('forbidden', 'staff-only'),
  );
  for (const userId of ['none', 'bob']) {
    expect(() => timeline(db, tom, { userId, courseId: 'small' }, 5000), 'who never was in the course').toThrow(
      refusal('not-found', 'user-unknown'),
    );
  }
});

test('feedback on a lesson reaches staff, and only staff', () => {
  const { db, ada, bob, tom } = openClass();
  const send = (actor: Actor, comment: string, now: number) =>
    sendFeedback(db, catalog, actor, { ...first, clear: 'partly', comment, locale: 'fr' }, now);
  send(ada, '  La figure ?  ', 1);
  send(bob, '', 2);
  expect(() => send(bob, 'x'.repeat(4001), 3)).toThrow(refusal('invalid', 'comment-too-long'));
  expect(listFeedback(db, tom, 'small')).toMatchObject([
    { student: { id: 'bob' }, comment: '', sentAt: 2 },
    { student: { id: 'ada' }, comment: 'La figure ?', clear: 'partly', locale: 'fr', chapterId: 'first' },
  ]);
  expect(() => listFeedback(db, ada, 'small')).toThrow(refusal('forbidden', 'staff-only'));
});

test('an unknown course or chapter is not found, and nothing is kept', () => {
  const { db, ada } = openClass();
  const lost = { courseId: 'small', chapterId: 'none' };
  const unknown = refusal('not-found', 'chapter-unknown');
  expect(() => recordVisit(db, catalog, ada, lost, 1)).toThrow(unknown);
  expect(() => markDone(db, catalog, ada, { ...lost, done: true }, 1)).toThrow(unknown);
  expect(() => sendFeedback(db, catalog, ada, { ...lost, clear: 'yes', comment: '', locale: 'en' }, 1)).toThrow(
    unknown,
  );
  expect(() => courseProgress(db, catalog, ada, 'none', 5000)).toThrow(refusal('not-found', 'course-unknown'));
  expect(ownTimeline(db, ada, 'small', 5000)).toEqual([]);
  expect(isEnrolled(db, ada, 'small')).toBe(false);
});
