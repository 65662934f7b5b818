import { expect, test } from 'vitest';
import { setWindow } from '@/lib/assignments/windows';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { listAttempts, selectAttemptForStaff, selectAttemptForStudent } from '@/lib/attempts/view';
import type { Actor } from '@/lib/auth/actor';
import { responses } from '@/lib/db/schema';
import { draftKey, saveDraft } from '@/lib/drafts/drafts';
import { smallCatalog } from '../catalog/small-course';
import { openClass, refusal } from './class';

const catalog = await smallCatalog();
const first = { courseId: 'small', quizId: 'first' };

function room() {
  const people = openClass();
  const { db } = people;
  const start = (actor: Actor, now = 1, seed = 7) => startQuiz(db, catalog, actor, first, { now, seed }).attemptId;
  const give = (actor: Actor, attemptId: string, itemId: string, given: unknown, now = 10) =>
    answer(db, catalog, actor, { attemptId, itemId, answer: given }, now);
  return { ...people, start, give };
}

test('Ada takes the quiz, leaves, comes back, and finds everything as it was', () => {
  const { db, ada, start, give } = room();
  const attemptId = start(ada);
  const marked = answer(
    db,
    catalog,
    ada,
    { attemptId, itemId: 'limit', answer: { choice: 'any' }, certainty: 3, elapsedMs: 900 },
    10,
  );
  expect(marked).toMatchObject({
    correct: false,
    points: 0,
    maxPoints: 1000,
    attempt: { answered: 1, total: 3, points: 0, maxPoints: 4000, finishedAt: null },
  });
  expect(marked.feedback?.options.find(({ correct }) => correct)).toMatchObject({
    chosen: false,
    text: { en: 'This one.' },
  });
  saveDraft(db, catalog, ada, { key: draftKey.item(attemptId, 'norm'), content: '{"text":"1,9","certainty":2}' }, 11);

  expect(startQuiz(db, catalog, ada, first, { now: 20, seed: 8 })).toEqual({ attemptId, resumed: true });
  const view = selectAttemptForStudent(db, catalog, ada, attemptId, 5000);
  expect(view.items.map(({ item }) => item.id)).toEqual(['limit', 'causes', 'norm']);
  const [limit, causes, norm] = view.items;
  expect(limit?.response).toMatchObject({ answer: { choice: 'any' }, certainty: 3, feedback: marked.feedback });
  expect(causes).toMatchObject({ response: null, draft: null });
  expect(norm).toMatchObject({ response: null, draft: { answer: { text: '1,9' }, certainty: 2 } });

  give(ada, attemptId, 'causes', { choices: ['start', 'step'] });
  const last = give(ada, attemptId, 'norm', { text: '2,0' }, 30);
  expect(last.attempt).toMatchObject({ answered: 3, total: 3, points: 2000, finishedAt: 30 });
  expect(selectAttemptForStudent(db, catalog, ada, attemptId, 5000)).toMatchObject({
    points: 2000,
    finishedAt: 30,
    items: [{}, {}, { draft: null }],
  });
  expect(start(ada, 40)).not.toBe(attemptId);
  expect(listAttempts(db, ada, first, 5000)).toMatchObject([
    { startedAt: 40, answered: 0, correct: 0, points: 0 },
    { startedAt: 1, answered: 3, correct: 1, points: 2000, maxPoints: 4000 },
  ]);
});

test('an open question tells nothing of its key', () => {
  const { db, ada, start } = room();
  const view = JSON.stringify(selectAttemptForStudent(db, catalog, ada, start(ada), 5000));
  for (const word of [
    'correct"',
    'feedback',
    'explanation',
    'misconception',
    'tolerance',
    'This one.',
    'Steps combine',
  ]) {
    expect(view).not.toContain(word);
  }
});

test('the checkpoint of the lesson is no part of the quiz', () => {
  const { ada, start, give } = room();
  expect(() => give(ada, start(ada), 'check-loss', { choice: 'false' })).toThrow(refusal('not-found', 'item-unknown'));
});

test('a question is answered once, and a finished run not at all', () => {
  const { db, ada, start, give } = room();
  const attemptId = start(ada);
  give(ada, attemptId, 'limit', { choice: 'nearest' });
  expect(() => give(ada, attemptId, 'limit', { choice: 'any' })).toThrow(refusal('conflict', 'already-answered'));
  expect(finish(db, catalog, ada, { attemptId }, 50)).toMatchObject({ answered: 1, points: 1000, finishedAt: 50 });
  expect(finish(db, catalog, ada, { attemptId }, 60), 'finishing again changes nothing').toMatchObject({
    finishedAt: 50,
  });
  expect(() => give(ada, attemptId, 'norm', { text: '2' })).toThrow(refusal('conflict', 'attempt-finished'));
  expect(db.select().from(responses).all().length).toBe(1);
});

test('what is no answer is refused and may be answered again', () => {
  const { db, ada, start, give } = room();
  const attemptId = start(ada);
  expect(() => give(ada, attemptId, 'norm', { text: 'two' })).toThrow(refusal('invalid', 'answer-not-a-number'));
  expect(() => give(ada, attemptId, 'limit', { choice: 'constructor' })).toThrow(refusal('invalid', 'answer-shape'));
  expect(db.select().from(responses).all().length).toBe(0);
  expect(give(ada, attemptId, 'norm', { text: '2' }).correct).toBe(true);
});

test("Bob cannot see, answer, finish or draft in Ada's run, and learns nothing of it", () => {
  const { db, ada, bob, ina, start, give } = room();
  const attemptId = start(ada);
  const unknown = refusal('not-found', 'attempt-unknown');
  for (const actor of [bob, ina]) {
    expect(() => give(actor, attemptId, 'limit', { choice: 'any' })).toThrow(unknown);
    expect(() => finish(db, catalog, actor, { attemptId }, 1)).toThrow(unknown);
    expect(() => selectAttemptForStudent(db, catalog, actor, attemptId, 5000)).toThrow(unknown);
    expect(() => saveDraft(db, catalog, actor, { key: draftKey.item(attemptId, 'limit'), content: 'x' }, 1)).toThrow(
      unknown,
    );
  }
  expect(() => give(bob, 'no-such-id', 'limit', { choice: 'any' })).toThrow(unknown);
  expect(() => listAttempts(db, bob, { ...first, userId: ada.userId }, 5000)).toThrow(
    refusal('forbidden', 'staff-only'),
  );
});

test('staff read any run, with the keys', () => {
  const { db, ada, bob, tom, start, give } = room();
  const attemptId = start(ada);
  give(ada, attemptId, 'norm', { text: '3' });
  expect(selectAttemptForStaff(db, catalog, tom, attemptId, 5000)).toMatchObject({
    student: { id: 'ada', name: 'ada' },
    keys: { limit: { choice: 'nearest' }, causes: { choices: ['start'] }, norm: { text: '2' } },
    answered: 1,
  });
  expect(listAttempts(db, tom, { ...first, userId: ada.userId }, 5000)).toHaveLength(1);
  expect(() => selectAttemptForStaff(db, catalog, bob, attemptId, 5000)).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => selectAttemptForStaff(db, catalog, tom, 'none', 5000)).toThrow(refusal('not-found', 'attempt-unknown'));
});

test('a closed quiz takes no start and no answer, ends what was open, and still shows what was said', () => {
  const { db, ada, bob, tom, ina, start, give } = room();
  const attemptId = start(ada);
  give(ada, attemptId, 'limit', { choice: 'nearest' });
  setWindow(db, catalog, ina, { courseId: 'small', kind: 'quiz', targetId: 'first', opensAt: null, closesAt: 100 }, 50);
  expect(() => give(ada, attemptId, 'norm', { text: '2' }, 100)).toThrow(refusal('closed', 'closed'));
  expect(() => start(bob, 100)).toThrow(refusal('closed', 'closed'));
  expect(start(tom, 100)).toBeTypeOf('string');
  expect(selectAttemptForStudent(db, catalog, ada, attemptId, 99).finishedAt).toBeNull();
  const ended = { answered: 1, points: 1000, finishedAt: 100 };
  expect(selectAttemptForStudent(db, catalog, ada, attemptId, 100)).toMatchObject(ended);
  expect(finish(db, catalog, ada, { attemptId }, 120), 'at the end of the window, not later').toMatchObject(ended);
});

test.each([
  [{ courseId: 'none', quizId: 'first' }, 'course-unknown'],
  [{ courseId: 'small', quizId: 'none' }, 'quiz-unknown'],
  [{ courseId: 'small', quizId: 'second' }, 'quiz-unknown'],
  [{ courseId: 'small', quizId: '__proto__' }, 'quiz-unknown'],
])('no quiz starts at %j: %s', (place, reason) => {
  const { db, ada } = openClass();
  expect(() => startQuiz(db, catalog, ada, place, { now: 1, seed: 1 })).toThrow(refusal('not-found', reason));
});

test('a quiz that changed under a run is asked and marked as it was when the run began', () => {
  const { db, ada, bob, ina, start, give } = room();
  const attemptId = start(ada);
  give(ada, attemptId, 'limit', { choice: 'nearest' });
  const changed = structuredClone({ ...catalog.courses.get('small'), challenges: undefined });
  const chapter = changed.sections?.[0]?.chapters[0];
  const [quiz] = chapter?.quizzes ?? [];
  if (!quiz) throw new Error('The small course has a quiz.');
  const norm = quiz.items.find((item) => item.id === 'norm');
  quiz.parts = [{ choose: 1, of: [{ ...norm, answer: 5 } as never] }];
  const later = { courses: new Map([['small', changed as never]]), findings: [] };
  const result = answer(db, later, ada, { attemptId, itemId: 'norm', answer: { text: '2' } }, 20);
  expect(result.attempt).toEqual({ attemptId, answered: 2, total: 3, points: 2000, maxPoints: 4000, finishedAt: null });
  expect(selectAttemptForStudent(db, later, ada, attemptId, 5000).items.map(({ item }) => item.id)).toEqual([
    'limit',
    'causes',
    'norm',
  ]);
  const gone = { courses: new Map(), findings: [] };
  expect(selectAttemptForStaff(db, gone, ina, attemptId, 5000).keys.norm, 'with the course gone').toEqual({
    text: '2',
  });
  const anew = startQuiz(db, later, bob, first, { now: 30, seed: 1 }).attemptId;
  const marked = answer(db, later, bob, { attemptId: anew, itemId: 'norm', answer: { text: '2' } }, 31);
  expect(marked, 'a new run has the new key').toMatchObject({ correct: false, attempt: { total: 1 } });
});
