import type { Root } from 'mdast';
import type { Aggregate, Limit, Op } from '../authoring/criteria';
import { declarations } from '../authoring/declarations';
import { earningOf } from '../items/item';
import type { Earning } from '../items/kind';
import { sumPoints, toThousandths } from '../points';
import type { Text } from '../text';
import type { CatalogChallenge, Chapter, Lesson, Quiz, Translated } from './course';
import type { Plot } from './formats';
import type { Policy } from './policy';

// What a student may see. Everything is copied by name: a field added to a course is absent here until somebody decides.

export interface StudentChapter {
  id: string;
  sectionId: string;
  title: Text;
  objectives: Record<string, string[]>;
  concepts: string[];
  lesson: Record<string, Lesson>;
  plots: Map<string, Plot>;
  challengeIds: string[];
  checkpointIds: string[];
  quizzes: StudentQuiz[];
}

/** What there is to know of a quiz before it is begun. */
export interface StudentQuiz {
  id: string;
  title: Text;
  /** How many questions it asks. */
  items: number;
  /** Thousandths. */
  maxPoints: number;
  policy: Policy;
  /** What its questions are worth, in the order of the quiz; those that are alike stand together. */
  worth: Worth[];
  /** Null where there are no hints: how many a question has at most, and what one costs at least and at most, in thousandths. */
  hints: { most: number; least: number; dearest: number } | null;
}

/** So many questions of so many thousandths, and how they give them; `mixed` where that depends on what is drawn. */
export interface Worth {
  count: number;
  points: number;
  earns: Earning | 'mixed';
}

export function chapterForStudent(chapter: Chapter): StudentChapter {
  const { id, sectionId, title, objectives, concepts, lesson, plots, challengeIds, checkpoints, quizzes } = chapter;
  return {
    id,
    sectionId,
    title,
    objectives,
    concepts,
    lesson,
    plots,
    challengeIds,
    checkpointIds: checkpoints.map((checkpoint) => checkpoint.id),
    quizzes: quizzes.map(quizForStudent),
  };
}

/** Thousandths. */
export function quizPoints(quiz: Quiz): number {
  return sumPoints(quiz.parts.map(({ choose, of }) => choose * toThousandths(of[0]?.points ?? 0)));
}

export function quizForStudent(quiz: Quiz): StudentQuiz {
  const { id, title, parts, policy } = quiz;
  const items = parts.reduce((sum, { choose }) => sum + choose, 0);
  return { id, title, items, maxPoints: quizPoints(quiz), policy, worth: worthOf(quiz), hints: hintsOf(quiz) };
}

function worthOf({ parts }: Quiz): Worth[] {
  const rows = parts.map(({ choose, of }): Worth => {
    const [earns = 'whole', ...others] = new Set(of.map(earningOf));
    return { count: choose, points: toThousandths(of[0]?.points ?? 0), earns: others.length > 0 ? 'mixed' : earns };
  });
  const alike = Map.groupBy(rows, ({ points, earns }) => `${points} ${earns}`);
  return [...alike.values()].map(([first, ...more]) => ({
    ...(first as Worth),
    count: more.reduce((sum, { count }) => sum + count, first?.count ?? 0),
  }));
}

function hintsOf({ items }: Quiz): StudentQuiz['hints'] {
  const costs = items.flatMap(({ hints }) => hints.map(({ cost }) => toThousandths(cost)));
  if (costs.length === 0) return null;
  const most = Math.max(...items.map(({ hints }) => hints.length));
  return { most, least: Math.min(...costs), dearest: Math.max(...costs) };
}

export interface StudentCriterion {
  id: string;
  title: Text;
  op: Op;
  limit: Limit;
  aggregate: Aggregate;
  /** Thousandths. */
  points: number;
}

export interface StudentChallenge {
  id: string;
  chapterId: string;
  title: Text;
  difficulty: number;
  concepts: string[];
  source: { work: string; locator: string; year: number };
  statement: Record<string, Translated>;
  hints: Record<string, Root[]>;
  starter: string;
  /** The types of the `challenge` module, for the editor and the type check. */
  declarations: string;
  criteria: StudentCriterion[];
  /** Thousandths. */
  maxPoints: number;
  seeds: { graded: number; public: number[] };
  limits: CatalogChallenge['definition']['limits'];
}

export function challengeForStudent(challenge: CatalogChallenge): StudentChallenge {
  const { id, chapterId, statement, hints, starter, definition } = challenge;
  const { title, difficulty, concepts, source, seeds, limits } = definition;
  return {
    id,
    chapterId,
    title,
    difficulty,
    concepts,
    source,
    statement,
    hints,
    starter,
    declarations: declarations(definition),
    criteria: definition.criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      op: criterion.op,
      limit: criterion.limit,
      aggregate: criterion.aggregate,
      points: toThousandths(criterion.points),
    })),
    maxPoints: challengePoints(challenge),
    seeds,
    limits,
  };
}

/** Thousandths. */
export function challengePoints({ definition }: CatalogChallenge): number {
  return sumPoints(definition.criteria.map((criterion) => toThousandths(criterion.points)));
}
