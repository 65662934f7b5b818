import { expect, test } from 'vitest';
import { analyseChallenge } from '@/lib/analysis/challenge-analysis';
import { analyseCourse } from '@/lib/analysis/course-analysis';
import { criteriaCsv, itemsCsv } from '@/lib/analysis/csv';
import { analyseQuiz } from '@/lib/analysis/quiz-analysis';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import type { Actor } from '@/lib/auth/actor';
import { enrol, setEnrolmentState } from '@/lib/auth/enrolments';
import { selectChallenge, selectCourse } from '@/lib/catalog/select';
import { users } from '@/lib/db/schema';
import { judgeCriterion } from '@/lib/judging/judge-criteria';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';

const catalog = await smallCatalog();
const challenge = selectChallenge(selectCourse(catalog, 'small'), 'fit-line');
const [slope] = challenge.definition.criteria as [(typeof challenge.definition.criteria)[number]];
const first = { courseId: 'small', quizId: 'first' };

function room() {
  const people = openClass();
  const { db, ina } = people;
  const enter = (id: string): Actor => {
    db.insert(users)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
    const actor = { userId: id, guest: false };
    enrol(db, actor, 'small', 1);
    return actor;
  };
  let now = 10;
  /** A run with these answers, in 1, 2, 3, … seconds for each. */
  const run = (actor: Actor, given: Record<string, unknown>, done = true) => {
    now += 10;
    const { attemptId } = startQuiz(db, catalog, actor, first, { now, seed: 1 });
    for (const [i, [itemId, one]] of Object.entries(given).entries()) {
      answer(db, catalog, actor, { attemptId, itemId, answer: one, elapsedMs: 1000 * (i + 1) }, now);
    }
    if (done) finish(db, catalog, actor, { attemptId }, now);
  };
  /** A judged submission with these values of the one criterion, which wants at most 0.1 of the worst. */
  const handIn = (actor: Actor, values: number[]) => {
    now += 10;
    const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: `click-${now}` };
    const { submissionId } = submitCode(db, catalog, actor, input, now);
    const seeds = values.map((value, seed) => ({ seed, value, passed: value <= 0.1 }));
    const criteria = values.length === 0 ? [] : [judgeCriterion(slope, seeds)];
    recordNext(db, { criteria, contentHash: challenge.contentHash }, now);
    return submissionId;
  };
  return { ...people, enter, run, handIn, quiz: () => analyseQuiz(db, catalog, ina, 'small', 'first') };
}

const right = { limit: { choice: 'nearest' }, causes: { choices: ['start'] }, norm: { text: '2', language: 'en' } };
const wrong = { limit: { choice: 'any' }, causes: { choices: ['step'] }, norm: { text: '3', language: 'en' } };

test('the first finished run of every student counts, and what was left unanswered is 0', () => {
  const { ada, bob, tom, enter, run, quiz } = room();
  run(ada, wrong);
  run(ada, right);
  run(bob, {}, false);
  run(tom, right);
  expect(quiz()).toMatchObject({ runs: 1, reliability: null });
  const [eve, dan] = [enter('eve'), enter('dan')];
  run(eve, right);
  run(dan, { limit: right.limit });
  const { runs, items, misconceptions } = quiz();
  expect(runs).toBe(3);
  const of = (id: string) => items.find(({ item }) => item.id === id);
  expect(of('limit')).toMatchObject({ facility: { estimate: 2 / 3, count: 3 }, time: { estimate: 1000, count: 3 } });
  expect(of('norm')?.facility).toMatchObject({ estimate: 1 / 3, count: 3 });
  expect(of('limit')?.options.map(({ id, all, correct }) => [id, all.estimate, correct])).toEqual([
    ['nearest', 2 / 3, true],
    ['any', 1 / 3, false],
  ]);
  expect(misconceptions).toMatchObject([{ id: 'zero-loss-unique', itemIds: ['limit'], share: { count: 3 } }]);
  expect(misconceptions[0]?.share.estimate).toBeCloseTo(1 / 3);
});

test('whoever left the class, and whoever teaches it, counts nowhere', () => {
  const { db, ada, bob, ina, tom, run, handIn, quiz } = room();
  run(ada, right);
  run(bob, wrong);
  handIn(ada, [1, 2]);
  handIn(tom, [1, 2]);
  setEnrolmentState(db, ina, { courseId: 'small', userId: 'ada', state: 'dropped' }, 1000);
  expect(quiz().runs).toBe(1);
  expect(analyseChallenge(db, catalog, ina, 'small', 'fit-line')).toMatchObject({ students: 0, submissions: 0 });
});

test('criteria are judged from the kept measures, and who misses the same stands together', () => {
  const { db, ada, bob, tom, enter, handIn } = room();
  handIn(ada, [0.05, 0.2]);
  const last = handIn(ada, [0.05, 0.4]);
  handIn(bob, [0.3, 0.05]);
  handIn(bob, [0.05, 0.05]);
  const crashed = handIn(enter('eve'), []);
  const { students, submissions, outdated, criteria, clusters } = analyseChallenge(
    db,
    catalog,
    tom,
    'small',
    'fit-line',
  );
  expect({ students, submissions, outdated }).toEqual({ students: 3, submissions: 5, outdated: 0 });
  expect(criteria[0]?.byAttempt.map((one) => one && [one.estimate, one.count])).toEqual([[0, 3], [0.5, 2], null, null]);
  expect(clusters.map(({ missed, spans, students: who }) => ({ missed, spans, who }))).toEqual([
    {
      missed: [0],
      spans: [{ least: 0.4, median: 0.4, greatest: 0.4 }],
      who: [
        { submissionId: last, userId: 'ada', name: 'ada' },
        { submissionId: crashed, userId: 'eve', name: 'eve' },
      ],
    },
  ]);
});

test('only staff of the course may ask, and files have a line for each item and criterion', () => {
  const { db, ada, ina, run } = room();
  run(ada, wrong);
  for (const analyse of [analyseCourse, (...all: Parameters<typeof analyseCourse>) => analyseQuiz(...all, 'first')]) {
    expect(() => analyse(db, catalog, ada, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  }
  expect(() => analyseChallenge(db, catalog, ada, 'small', 'fit-line')).toThrow(refusal('forbidden', 'staff-only'));
  const all = analyseCourse(db, catalog, ina, 'small').map(({ analysis }) => analysis);
  const items = itemsCsv(
    all.filter((one) => 'quizId' in one),
    'en',
  ).split('\r\n');
  expect(items).toHaveLength(5);
  expect(items[1]).toMatch(/^first,limit,single-choice,0,0,0\.975,1,/);
  const criteria = criteriaCsv(
    all.filter((one) => 'challengeId' in one),
    'fr',
  ).split('\r\n');
  expect(criteria[1]).toMatch(/^fit-line;slope;;;;0;/);
});
