import { expect, test } from 'vitest';
import { answerCheckpoint, selectCheckpoints } from '@/lib/attempts/checkpoint';
import { answer, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStaff, selectAttemptForStudent } from '@/lib/attempts/view';
import type { Catalog, Chapter } from '@/lib/catalog/course';
import { selectCourse, selectQuiz } from '@/lib/catalog/select';
import { contents } from '@/lib/db/schema';
import { Question } from '@/lib/items/variants';
import { smallCatalog } from '../catalog/small-course';
import { openClass, refusal } from './class';

const small = await smallCatalog();
const first = { courseId: 'small', chapterId: 'first' };
const say = (en: string) => ({ en, fr: en });

/** A sum of two drawn numbers; `more` is added to its key. */
const sum = (id: string, more = 0) =>
  Question.parse({
    id,
    kind: 'numeric',
    concepts: ['min-norm'],
    difficulty: 1,
    parameters: { a: { from: 1, to: 500 }, b: { from: 1, to: 500 } },
    stem: say('What is {{a}} + {{b}}?'),
    answer: `{{a + b + ${more}}}`,
    tolerance: { absolute: 0 },
    feedback: { right: say('Yes.'), wrong: say('Add {{b}} to {{a}}.') },
    explanation: say('{{a}} + {{b}}.'),
    hints: [{ text: say('Begin with {{a}}.'), cost: 0.25 }],
  });

const quizOfFirst = selectQuiz(selectCourse(small, 'small'), 'first');

/** The small course with these in its first chapter. */
function courseWith(questions: Partial<Pick<Chapter, 'checkpoints' | 'quizzes'>>): Catalog {
  const course = small.courses.get('small');
  if (!course) throw new Error('There is no small course.');
  const sections = course.sections.map((section) => ({
    ...section,
    chapters: section.chapters.map((one) => (one.id === 'first' ? { ...one, ...questions } : one)),
  }));
  return { ...small, courses: new Map([['small', { ...course, sections }]]) };
}

const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(Number);
const total = (text: string) => String(numbersIn(text).reduce((all, one) => all + one, 0));

test('a checkpoint is asked with other numbers after each answer, and the last answer stays as it was asked', () => {
  const { db, ada } = openClass();
  const catalog = courseWith({ checkpoints: [{ id: 'sum', item: sum('sum') }] });
  const [before] = selectCheckpoints(db, catalog, ada, first);
  const asked = before?.next.item.stem.en ?? '';
  expect(before?.item).toEqual(before?.next.item);
  const missed = answerCheckpoint(db, catalog, ada, { ...first, itemId: 'sum', answer: { text: '0' }, tries: 0 }, 1);
  expect(numbersIn(missed.feedback.message?.en ?? '')).toEqual(numbersIn(asked).reverse());
  const fresh = missed.next.item.stem.en;
  expect(fresh).not.toBe(asked);
  const [after] = selectCheckpoints(db, catalog, ada, first);
  expect([after?.item.stem.en, after?.next.item.stem.en, after?.next.tries]).toEqual([asked, fresh, 1]);
  expect(numbersIn(after?.next.hints[0]?.en ?? '')).toEqual(numbersIn(fresh ?? '').slice(0, 1));
  const again = { ...first, itemId: 'sum', answer: { text: total(asked) } };
  expect(() => answerCheckpoint(db, catalog, ada, { ...again, tries: 0 }, 2), 'answered elsewhere').toThrow(
    refusal('conflict', 'asked-anew'),
  );
  const right = { ...first, itemId: 'sum', answer: { text: total(fresh ?? '') }, tries: 1 };
  expect(answerCheckpoint(db, catalog, ada, right, 3)).toMatchObject({ correct: true, bestPoints: 1000 });
  const third = { ...first, itemId: 'sum', answer: { text: '0' }, tries: 2 };
  expect(answerCheckpoint(db, catalog, ada, third, 4)).toMatchObject({ bestPoints: 1000, next: { tries: 3 } });
  // The course changes; what was answered stays as it was read.
  const [later] = selectCheckpoints(db, courseWith({ checkpoints: [{ id: 'sum', item: sum('sum', 7) }] }), ada, first);
  expect(later?.item.stem.en).not.toBe(fresh);
  expect(later?.item).toEqual(selectCheckpoints(db, catalog, ada, first)[0]?.item);
});

test('a run keeps the numbers it drew, whatever becomes of the course; the next run has others', () => {
  const { db, ada, tom } = openClass();
  const quiz = (more: number) =>
    courseWith({
      checkpoints: [],
      quizzes: [{ ...quizOfFirst, parts: [{ choose: 2, of: [sum('sum', more), sum('other', more)] }] }],
    });
  const start = (seed: number) =>
    startQuiz(db, quiz(0), ada, { courseId: 'small', quizId: 'first' }, { now: 1, seed }).attemptId;
  const attemptId = start(5);
  const read = (id: string) => selectAttemptForStudent(db, quiz(7), ada, id, 3).items.map(({ item }) => item.stem.en);
  const [stem = '', other = ''] = read(attemptId);
  expect(numbersIn(stem)).not.toEqual(numbersIn(other));
  const staff = selectAttemptForStaff(db, quiz(7), tom, attemptId, 3);
  expect(staff.keys).toEqual({ sum: { text: total(stem) }, other: { text: total(other) } });
  for (const [itemId, text] of Object.entries({ sum: total(stem), other: '1' })) {
    answer(db, quiz(7), ada, { attemptId, itemId, answer: { text } }, 2);
  }
  expect(selectAttemptForStudent(db, quiz(7), ada, attemptId, 3)).toMatchObject({ points: 1000, maxPoints: 2000 });
  expect(read(start(6))).not.toEqual([stem, other]);
  const sent = JSON.stringify(selectAttemptForStudent(db, quiz(0), ada, start(8), 3));
  expect(sent).not.toMatch(/parameters|variants|\{\{|"seed"/);
  const kept = db.select({ body: contents.body }).from(contents).all();
  expect(JSON.stringify(kept)).not.toMatch(/parameters|\{\{/);
});
