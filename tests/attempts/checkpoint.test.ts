import { expect, test } from 'vitest';
import { answerCheckpoint, selectCheckpoints } from '@/lib/attempts/checkpoint';
import { listAttempts, selectAttemptForStudent } from '@/lib/attempts/view';
import { attempts, responses } from '@/lib/db/schema';
import { smallCatalog } from '../catalog/small-course';
import { openClass, refusal } from './class';

const catalog = await smallCatalog();
const first = { courseId: 'small', chapterId: 'first' };

test('a checkpoint is answered again and again; the best counts and the latest is shown', () => {
  const { db, ada, bob } = openClass();
  const give = (choice: string, now: number) =>
    answerCheckpoint(db, catalog, ada, { ...first, itemId: 'check-loss', answer: { choice } }, now);
  const [before] = selectCheckpoints(db, catalog, ada, first);
  expect(before).toMatchObject({ response: null, tries: 0, bestPoints: 0 });
  expect(give('true', 1)).toMatchObject({ correct: false, number: 1, bestPoints: 0 });
  expect(give('false', 2)).toMatchObject({ correct: true, number: 2, bestPoints: 1000 });
  expect(give('true', 3)).toMatchObject({ correct: false, number: 3, bestPoints: 1000 });
  const [after] = selectCheckpoints(db, catalog, ada, first);
  expect(after).toMatchObject({ response: { number: 3, correct: false }, tries: 3, bestPoints: 1000 });
  expect(after?.item).toEqual(before?.item);
  expect(selectCheckpoints(db, catalog, bob, first)).toMatchObject([{ response: null, tries: 0 }]);
  expect([db.select().from(attempts).all().length, db.select().from(responses).all().length]).toEqual([1, 3]);
});

test('a checkpoint is no run through the quiz', () => {
  const { db, ada } = openClass();
  answerCheckpoint(db, catalog, ada, { ...first, itemId: 'check-loss', answer: { choice: 'true' } }, 1);
  expect(listAttempts(db, ada, first, 5000)).toEqual([]);
  const id = db.select().from(attempts).get()?.id ?? '';
  expect(() => selectAttemptForStudent(db, catalog, ada, id, 5000)).toThrow(refusal('not-found', 'attempt-unknown'));
});

test('nothing is kept of an answer that is none, or to an item that the lesson does not show', () => {
  const { db, ada } = openClass();
  const give = (itemId: string, answer: unknown) => () =>
    answerCheckpoint(db, catalog, ada, { ...first, itemId, answer }, 1);
  expect(give('check-loss', { choice: 'maybe' })).toThrow(refusal('invalid', 'answer-shape'));
  expect(give('limit', { choice: 'any' }), 'the quiz cannot be tried out here').toThrow(
    refusal('not-found', 'item-unknown'),
  );
  expect([db.select().from(attempts).all().length, db.select().from(responses).all().length]).toEqual([0, 0]);
});
