import { z } from 'zod';
import { flagsOf, type ItemFigures, type ItemFlag } from '../analytics/flags';
import { discrimination, facility, median, optionUse } from '../analytics/items';
import { type Reliability, reliability } from '../analytics/reliability';
import { completeRows, type Estimate, type Scores, sum } from '../analytics/scores';
import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { listStudents } from '../gradebook/queries';
import { forStudent, type Item, misconceptionsOf, type StudentItem } from '../items/item';
import { Feedback } from '../items/kind';
import { misconceptionsIn } from '../items/misconceptions';
import { toPoints, toThousandths } from '../points';
import { clopperPearson } from '../statistics/intervals';
import { keeper } from './kept';
import { listFinishedRuns, listRunAnswers } from './queries';

export interface ItemAnalysis extends ItemFigures {
  item: Item;
  /** As students see it, for showing. */
  shown: StudentItem;
  flags: ItemFlag[];
}

export interface MisconceptionUse {
  id: string;
  /** Of those who answered an item in which it can show. */
  share: Estimate;
  itemIds: string[];
}

export interface QuizAnalysis {
  quizId: string;
  /** Students whose first finished run counts. */
  runs: number;
  reliability: Reliability | null;
  items: ItemAnalysis[];
  misconceptions: MisconceptionUse[];
}

const Asked = z.array(z.object({ itemId: z.string() })).nullable();

interface Given {
  share: number;
  elapsedMs: number | null;
  feedback: Feedback;
}

interface Run {
  asked: ReadonlySet<string>;
  answers: Map<string, Given>;
}

/**
 * A quiz over the class: the first finished run of every student, in which a question left unanswered counts 0. Later runs are
 * left out, as they answer what feedback has told.
 * @throws DomainError forbidden; not-found
 */
export function analyseQuiz(db: Db, catalog: Catalog, actor: Actor, courseId: string, quizId: string): QuizAnalysis {
  requireStaff(actor, courseId);
  const course = selectCourse(catalog, courseId);
  const { items } = selectQuiz(course, quizId);
  return keeper(db, courseId)({ kind: 'quiz', targetId: quizId }, course, () =>
    analyse(course, quizId, items, readRuns(db, course, quizId)),
  );
}

function readRuns(db: Db, course: Course, quizId: string): Run[] {
  const place = { courseId: course.id, targetId: quizId };
  const standing = new Set(selectQuiz(course, quizId).items.map(({ id }) => id));
  const students = new Set(listStudents(db, course.id).map(({ id }) => id));
  const first = new Map<string, { id: string; form: unknown }>();
  for (const { id, userId, form } of listFinishedRuns(db, place)) {
    if (students.has(userId) && !first.has(userId)) first.set(userId, { id, form });
  }
  const runs = new Map<string, Run>(
    [...first.values()].map(({ id, form }) => {
      const asked = Asked.parse(form);
      return [id, { asked: asked ? new Set(asked.map(({ itemId }) => itemId)) : standing, answers: new Map() }];
    }),
  );
  const parsed = new Map<string, Feedback>();
  const read = (json: string) => {
    const feedback = parsed.get(json) ?? Feedback.parse(JSON.parse(json));
    parsed.set(json, feedback);
    return feedback;
  };
  for (const { attemptId, itemId, points, maxPoints, elapsedMs, feedback } of listRunAnswers(db, place)) {
    const share = maxPoints > 0 ? points / maxPoints : 0;
    runs.get(attemptId)?.answers.set(itemId, { share, elapsedMs, feedback: read(feedback) });
  }
  return [...runs.values()];
}

function analyse(course: Course, quizId: string, all: readonly Item[], runs: readonly Run[]): QuizAnalysis {
  const items = all.filter(({ points }) => points > 0);
  const scores: Scores = {
    maxPoints: items.map(({ points }) => toPoints(toThousandths(points))),
    rows: runs.map(({ asked, answers }) =>
      items.map(({ id, points }) => (asked.has(id) ? points * (answers.get(id)?.share ?? 0) : null)),
    ),
  };
  const figures = items.map(
    (item, place): Omit<ItemAnalysis, 'flags'> => ({
      item,
      shown: forStudent(item, 0),
      facility: facility(scores, place),
      discrimination: discrimination(scores, place),
      time: median(runs.flatMap(({ answers }) => answers.get(item.id)?.elapsedMs ?? [])),
      options: optionsOf(item, place, scores, runs),
    }),
  );
  const usual = median(figures.flatMap(({ time }) => time?.estimate ?? []))?.estimate ?? null;
  return {
    quizId,
    runs: runs.length,
    reliability: reliability(scores),
    items: figures.map((one) => ({ ...one, flags: flagsOf(one, usual) })),
    misconceptions: misconceptionsOver(course, items, runs),
  };
}

/** Which options the people who answered chose, for kinds that are answered by choosing. */
function optionsOf(item: Item, place: number, scores: Scores, runs: readonly Run[]): ItemFigures['options'] {
  if (item.kind !== 'single-choice' && item.kind !== 'multiple-choice' && item.kind !== 'true-false') return [];
  const whole = new Set(completeRows(scores));
  const answered = runs.flatMap(({ answers }, person) => {
    const row = scores.rows[person] as number[];
    const given = answers.get(item.id);
    return given && whole.has(row) ? [{ given, rest: sum(row) - (row[place] as number) }] : [];
  });
  const options = answered[0]?.given.feedback.options ?? [];
  const chosen = answered.map(
    ({ given }) => new Set(given.feedback.options.flatMap((one) => (one.chosen ? one.id : []))),
  );
  const rests = answered.map(({ rest }) => rest);
  const right = new Set(options.filter(({ correct }) => correct).map(({ id }) => id));
  const ids = item.kind === 'true-false' ? ['true', 'false'] : item.options.map(({ id }) => id);
  return optionUse(ids, chosen, rests).map((use) => ({ ...use, correct: right.has(use.id) }));
}

/** How many of those who could show a misconception did, in any item. */
function misconceptionsOver(course: Course, items: readonly Item[], runs: readonly Run[]): MisconceptionUse[] {
  const known = course.concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id));
  const seen = new Map<string, { people: Set<Run>; able: Set<Run>; itemIds: Set<string> }>();
  for (const id of known) seen.set(id, { people: new Set(), able: new Set(), itemIds: new Set() });
  for (const item of items) {
    const possible = new Set(misconceptionsOf(item).map(({ value }) => value));
    for (const run of runs) {
      const given = run.answers.get(item.id);
      if (!given) continue;
      const shown = new Set(misconceptionsIn(item, given.feedback));
      for (const id of possible) {
        const use = seen.get(id);
        use?.able.add(run);
        if (shown.has(id)) {
          use?.people.add(run);
          use?.itemIds.add(item.id);
        }
      }
    }
  }
  return [...seen]
    .flatMap(([id, { people, able, itemIds }]): MisconceptionUse[] => {
      if (people.size === 0) return [];
      return [{ id, share: { ...clopperPearson(people.size, able.size), count: able.size }, itemIds: [...itemIds] }];
    })
    .toSorted((a, b) => b.share.estimate - a.share.estimate);
}
