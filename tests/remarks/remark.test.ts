import { expect, test } from 'vitest';
import { answerCheckpoint, selectCheckpoints } from '@/lib/attempts/checkpoint';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import type { Catalog } from '@/lib/catalog/course';
import { markings } from '@/lib/db/schema';
import type { Item } from '@/lib/items/item';
import { listRemarks, planRemarks, type RemarkInput, remark, undoRemark } from '@/lib/remarks/remark';
import { actorIn, openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { singleChoice, trueFalse } from '../items/sample-items';

const small = await smallCatalog();
const place = { courseId: 'small', chapterId: 'first' };

/** The small course whose first quiz asks these, the first one in its lesson, too. */
function courseWith(...items: Item[]): Catalog {
  const course = small.courses.get('small');
  if (!course) throw new Error('There is no small course.');
  const sections = course.sections.map((section) => ({
    ...section,
    chapters: section.chapters.map((one) => {
      if (one.id !== 'first') return one;
      const quizzes = one.quizzes.map((quiz) => ({
        ...quiz,
        parts: items.map((of) => ({ choose: 1, of: [of] })),
        items,
      }));
      const checkpoints = items.slice(0, 1).map((item) => ({ id: item.id, item }));
      return { ...one, items, quizzes, checkpoints };
    }),
  }));
  return { ...small, courses: new Map([['small', { ...course, sections }]]) };
}

if (singleChoice.kind !== 'single-choice') throw new Error('The sample is of another kind.');
const { options } = singleChoice;
/** The same question with another right option. */
const corrected: Item = { ...singleChoice, options: options.map((one) => ({ ...one, correct: one.id === 'c' })) };
const asked = courseWith(singleChoice, trueFalse);
const now = courseWith(corrected, trueFalse);

/** Ada chose what was right (b) and took a hint, Bob what is right now (c); Bob answered in the lesson, too. */
function written() {
  const school = openClass();
  const { db, ada, bob } = school;
  const run = (who: typeof ada, choice: string) => {
    const { attemptId } = startQuiz(db, asked, who, { courseId: 'small', quizId: 'first' }, { now: 1, seed: 1 });
    answer(db, asked, who, { attemptId, itemId: 'limit', answer: { choice } }, 2);
    finish(db, asked, who, { attemptId }, 3);
    return attemptId;
  };
  const runs = { ada: run(ada, 'b'), bob: run(bob, 'c') };
  answerCheckpoint(db, asked, bob, { ...place, itemId: 'limit', answer: { choice: 'c' } }, 4);
  answerCheckpoint(db, asked, bob, { ...place, itemId: 'limit', answer: { choice: 'a' } }, 5);
  const pointsOf = () =>
    [selectAttemptForStudent(db, now, ada, runs.ada, 9), selectAttemptForStudent(db, now, bob, runs.bob, 9)].map(
      ({ points }) => points,
    );
  const plan = () => planRemarks(db, now, school.tom, 'small');
  const input = (more: Partial<RemarkInput> = {}): RemarkInput => ({
    ...place,
    itemId: 'limit',
    digest: plan()[0]?.digest ?? '',
    lower: false,
    reworded: false,
    ...more,
  });
  return { ...school, runs, pointsOf, plan, input };
}

test('a corrected key shows who changes and by how much, and changes nothing by that', () => {
  const { db, tom, ada, plan, pointsOf } = written();
  expect(planRemarks(db, asked, tom, 'small')).toEqual([]);
  const [line, ...others] = plan();
  expect(others).toEqual([]);
  expect(line).toMatchObject({ itemId: 'limit', answers: 4, students: 2, reworded: 0, unreadable: 0 });
  expect(line?.differences.map(({ path, before, after }) => [path, before, after])).toEqual([
    ['options.b.correct', 'true', 'false'],
    ['options.c.correct', 'false', 'true'],
  ]);
  expect(line?.changes.map(({ name, kind, before, after }) => [name, kind, before, after])).toEqual([
    ['ada', 'quiz', 1000, 0],
    ['bob', 'quiz', 0, 1000],
    ['bob', 'checkpoint', 0, 1000],
  ]);
  expect(pointsOf()).toEqual([1000, 0]);
  for (const who of [ada, actorIn('other', 'eve', 'instructor')]) {
    expect(() => planRemarks(db, now, who, 'small')).toThrow(refusal('forbidden', 'staff-only'));
    expect(() => listRemarks(db, who, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  }
});

test('nobody gets less unless it is chosen; what was answered stays as it was seen, and says that its key was corrected', () => {
  const { db, ina, bob, input, plan, pointsOf, runs } = written();
  expect(remark(db, now, ina, input(), 20)).toBe(4);
  expect(pointsOf()).toEqual([1000, 1000]);
  expect(plan()).toEqual([]);
  const { items } = selectAttemptForStudent(db, now, bob, runs.bob, 30);
  expect(items[0]?.response).toMatchObject({ correct: true, points: 1000, remarked: { at: 20, before: 0 } });
  expect(selectCheckpoints(db, now, bob, place)[0]).toMatchObject({ bestPoints: 1000, response: { correct: false } });
  const kept = db.select().from(markings).all();
  expect(kept.slice(-4).map(({ cause, points, markedBy }) => [cause, points, markedBy])).toEqual([
    ['remark', 1000, 'ina'],
    ['remark', 1000, 'ina'],
    ['remark', 1000, 'ina'],
    ['remark', 0, 'ina'],
  ]);
});

test('where it is chosen, points become fewer; taking it back gives everybody what they had', () => {
  const { db, ina, tom, input, plan, pointsOf } = written();
  remark(db, now, ina, input({ lower: true }), 20);
  expect(pointsOf()).toEqual([0, 1000]);
  const [made] = listRemarks(db, tom, 'small');
  expect(made).toMatchObject({ by: 'ina', answers: 4, remark: { lower: true, undoneAt: null } });
  const id = made?.remark.id ?? '';
  expect(() => undoRemark(db, now, tom, id, 30)).toThrow(refusal('forbidden', 'instructor-only'));
  const eve = actorIn('other', 'eve', 'instructor');
  expect(() => undoRemark(db, now, eve, id, 30)).toThrow(refusal('not-found', 'remark-unknown'));
  undoRemark(db, now, ina, id, 30);
  expect(pointsOf()).toEqual([1000, 0]);
  expect(plan()).toMatchObject([{ answers: 4 }]);
  expect(() => undoRemark(db, now, ina, id, 40)).toThrow(refusal('conflict', 'remark-undone'));
  expect(() => undoRemark(db, now, ina, 'none', 40)).toThrow(refusal('not-found', 'remark-unknown'));
});

test('what is applied is what was looked at, by an instructor of the course', () => {
  const { db, ada, bob, tom, ina, input, pointsOf } = written();
  const looked = input();
  for (const who of [ada, bob])
    expect(() => remark(db, now, who, looked, 20)).toThrow(refusal('forbidden', 'instructor-only'));
  expect(() => remark(db, now, tom, looked, 20)).toThrow(refusal('forbidden', 'instructor-only'));
  answerCheckpoint(db, asked, ada, { ...place, itemId: 'limit', answer: { choice: 'c' } }, 6);
  expect(() => remark(db, now, ina, looked, 20)).toThrow(refusal('conflict', 'remark-stale'));
  expect(pointsOf()).toEqual([1000, 0]);
});

test('answers to a question that read otherwise are marked only where that is chosen, those to none of its options never', () => {
  const { db, tom, ina, pointsOf, input } = written();
  const other = courseWith({ ...corrected, stem: { en: 'Another question?', fr: 'Une autre question ?' } }, trueFalse);
  const digest = planRemarks(db, other, tom, 'small')[0]?.digest ?? '';
  expect(planRemarks(db, other, tom, 'small')).toMatchObject([{ answers: 4, reworded: 4 }]);
  expect(remark(db, other, ina, input({ digest }), 20)).toBe(0);
  expect(pointsOf()).toEqual([1000, 0]);
  expect(remark(db, other, ina, input({ digest, reworded: true }), 20)).toBe(4);
  expect(pointsOf()).toEqual([1000, 1000]);
  const fewer = courseWith(
    { ...corrected, options: corrected.options.filter(({ id }) => id !== 'a') } as Item,
    trueFalse,
  );
  expect(planRemarks(db, fewer, tom, 'small')).toMatchObject([{ answers: 4, unreadable: 1 }]);
});

test('what a question is worth stays what was told, and an explanation alone changes nobody’s points', () => {
  const { db, tom, ina, input, pointsOf } = written();
  expect(planRemarks(db, courseWith({ ...singleChoice, points: 5 }, trueFalse), tom, 'small')).toEqual([]);
  const worth = courseWith({ ...corrected, points: 5 }, trueFalse);
  const digest = planRemarks(db, worth, tom, 'small')[0]?.digest ?? '';
  remark(db, worth, ina, input({ digest }), 20);
  expect(pointsOf()).toEqual([1000, 1000]);
  const fresh = written();
  const told = { ...singleChoice, explanation: { en: 'Better.', fr: 'Mieux.' } } as Item;
  expect(planRemarks(fresh.db, courseWith(told, trueFalse), fresh.tom, 'small')).toMatchObject([
    { answers: 4, changes: [] },
  ]);
});
