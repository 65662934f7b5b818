import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawQuestions } from '@/lib/attempts/form';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import type { Quiz } from '@/lib/catalog/course';
import { quizForStudent, quizPoints } from '@/lib/catalog/projections';
import { selectQuiz } from '@/lib/catalog/select';
import { smallCatalog } from '../catalog/small-course';
import { openClass, refusal } from './class';

const catalog = await smallCatalog();
const course = catalog.courses.get('small');
if (!course) throw new Error('There is a small course.');
const quiz = selectQuiz(course, 'first');
const [limit, causes, norm] = quiz.items;
if (!limit || !causes || !norm) throw new Error('It has three items.');
const pool: Quiz['parts'] = [
  { choose: 1, of: [limit, norm] },
  { choose: 1, of: [causes] },
];

const idsOf = (asked: Quiz, seed: number) => drawQuestions(asked, seed).map(({ id }) => id);

test('a seed draws as many of each part as it says, in its place, and always the same', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const ids = idsOf({ ...quiz, parts: pool }, seed);
      expect(ids).toHaveLength(2);
      expect(['limit', 'norm']).toContain(ids[0]);
      expect(ids[1]).toBe('causes');
      expect(idsOf({ ...quiz, parts: pool }, seed)).toEqual(ids);
    }),
  );
});

test('every item of a pool is drawn as often as another', () => {
  const counts = Map.groupBy(
    Array.from({ length: 2000 }, (_, seed) => idsOf({ ...quiz, parts: pool }, seed)[0]),
    (id) => id,
  );
  // Six standard deviations of a fair coin.
  expect(Math.abs((counts.get('limit')?.length ?? 0) - 1000)).toBeLessThan(135);
});

test('questions stand in the order of the file, or in one of the run where the quiz says so', () => {
  const shuffled = { ...quiz, policy: { ...quiz.policy, shuffle: true } };
  const orders = Array.from({ length: 60 }, (_, seed) => idsOf(shuffled, seed).join());
  expect(new Set(orders).size).toBe(6);
  expect(new Set(Array.from({ length: 60 }, (_, seed) => idsOf(quiz, seed).join()))).toEqual(
    new Set(['limit,causes,norm']),
  );
});

test('a run keeps what it drew, and knows no other question', () => {
  const { db, ada } = openClass();
  quiz.parts = pool;
  const { attemptId } = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 1, seed: 3 });
  const asked = () => selectAttemptForStudent(db, catalog, ada, attemptId, 5).items.map(({ item }) => item.id);
  const before = asked();
  expect(before).toEqual(idsOf(quiz, 3));
  const other = before.includes('norm') ? 'limit' : 'norm';
  const give = () => answer(db, catalog, ada, { attemptId, itemId: other, answer: { text: '2' } }, 2);
  expect(give).toThrow(refusal('not-found', 'item-unknown'));
  quiz.parts = [{ choose: 1, of: [causes] }];
  expect(asked(), 'whatever becomes of the quiz').toEqual(before);
  expect(finish(db, catalog, ada, { attemptId }, 9)).toMatchObject({ total: 2, maxPoints: 3000 });
});

test('a quiz is worth what a run is worth, and asks as many questions', () => {
  const drawn = {
    ...quiz,
    parts: [
      { choose: 2, of: [limit, norm, limit] },
      { choose: 1, of: [causes] },
    ],
  };
  expect(quizPoints(drawn)).toBe(4000);
  expect(quizForStudent(drawn)).toMatchObject({ items: 3, maxPoints: 4000 });
});
