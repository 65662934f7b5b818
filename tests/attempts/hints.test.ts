import { expect, test } from 'vitest';
import { takeHint } from '@/lib/attempts/hints';
import { answer, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import { smallCatalog } from '../catalog/small-course';
import { openClass, refusal } from './class';

const catalog = await smallCatalog();

function room() {
  const people = openClass();
  const { db, ada } = people;
  const start = { courseId: 'small', quizId: 'first' };
  const { attemptId } = startQuiz(db, catalog, ada, start, { now: 1, seed: 1 });
  const limit = { attemptId, itemId: 'limit' };
  const give = (choice: string) => answer(db, catalog, ada, { ...limit, answer: { choice } }, 9);
  const view = () => selectAttemptForStudent(db, catalog, ada, attemptId, 5000).items[0];
  return { ...people, attemptId, limit, give, view };
}

test('hints come one after the other, stay, and each takes its cost off the answer', () => {
  const { db, ada, limit, give, view } = room();
  expect(view()).toMatchObject({ item: { hints: [{ cost: 250 }, { cost: 500 }] }, hints: [] });
  expect(takeHint(db, catalog, ada, limit, 2)).toEqual([{ text: { en: 'Rows.', fr: 'Les lignes.' }, cost: 250 }]);
  expect(takeHint(db, catalog, ada, limit, 3)).toMatchObject([{ cost: 250 }, { cost: 500 }]);
  expect(() => takeHint(db, catalog, ada, limit, 4)).toThrow(refusal('conflict', 'no-more-hints'));
  expect(view()?.hints).toHaveLength(2);
  expect(view()?.draft, 'a hint is no draft').toBeNull();
  expect(give('nearest')).toMatchObject({ correct: true, points: 250, maxPoints: 1000, attempt: { points: 250 } });
});

test('a hint never costs more than the answer earns', () => {
  const { db, ada, limit, give } = room();
  takeHint(db, catalog, ada, limit, 2);
  expect(give('any')).toMatchObject({ correct: false, points: 0 });
  expect(() => takeHint(db, catalog, ada, limit, 10), 'after the answer').toThrow(
    refusal('conflict', 'already-answered'),
  );
});

test("nobody takes hints in another's run, or where there are none", () => {
  const { db, ada, bob, attemptId, limit } = room();
  expect(() => takeHint(db, catalog, bob, limit, 2)).toThrow(refusal('not-found', 'attempt-unknown'));
  expect(() => takeHint(db, catalog, ada, { attemptId, itemId: 'norm' }, 2)).toThrow(
    refusal('conflict', 'no-more-hints'),
  );
});
