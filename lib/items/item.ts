import { z } from 'zod';
import type { Text } from '../authoring/text';
import type { Feedback, Kind } from './kind';
import { multipleChoice } from './multiple-choice';
import { numeric } from './numeric';
import { shareOf, toThousandths } from './points';
import { singleChoice } from './single-choice';
import { trueFalse } from './true-false';

/** Every kind of question. A new one is a file and a line here. */
const kinds = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'true-false': trueFalse,
  numeric,
};
type Kinds = typeof kinds;

export const Item = z.discriminatedUnion('kind', [
  singleChoice.schema,
  multipleChoice.schema,
  trueFalse.schema,
  numeric.schema,
]);
export type Item = z.infer<typeof Item>;

/** A parsed answer, as it is stored: `{ choice }`, `{ choices }` or `{ text }`. */
export type Answer = ReturnType<Kinds[keyof Kinds]['parse']>;

/** Thousandths of points. */
export interface Marked {
  correct: boolean;
  points: number;
  maxPoints: number;
  feedback: Feedback;
}

interface Shared {
  id: string;
  concepts: string[];
  difficulty: number;
  stem: Text;
  maxPoints: number;
  /** What each staged hint costs, in thousandths; the text comes when it is taken. */
  hints: { cost: number }[];
}

/** What a student sees before answering: no key, no feedback, no explanation. */
export type StudentItem = Shared & ReturnType<Kinds[keyof Kinds]['show']>;

// The table is keyed by the item's own kind, so the pair always fits; TypeScript cannot follow that through a union.
function kindOf(item: Item): Kind<Item, Answer, ReturnType<Kinds[keyof Kinds]['show']>> {
  return kinds[item.kind] as never;
}

/** @throws DomainError invalid, with a reason that begins with `answer-`. */
export function parseAnswer(item: Item, input: unknown): Answer {
  return kindOf(item).parse(item, input);
}

/** Marks a parsed answer. The seed is the attempt's; it draws the variant of items that have variants. */
export function score(item: Item, _seed: number, answer: Answer): Marked {
  const mark = kindOf(item).mark(item, answer);
  const maxPoints = toThousandths(item.points);
  return {
    correct: mark.fraction === 1,
    points: shareOf(maxPoints, mark.fraction),
    maxPoints,
    feedback: { options: mark.options, message: mark.message, explanation: item.explanation },
  };
}

/** The answer that earns all points; for the checker and demonstrations, never for a student's page. */
export function keyAnswer(item: Item): Answer {
  return kindOf(item).key(item);
}

/** The least and the most thousandths that an answer can earn. */
export function scoreRange(item: Item): { min: number; max: number } {
  return { min: 0, max: toThousandths(item.points) };
}

export function forStudent(item: Item, seed: number): StudentItem {
  const { id, concepts, difficulty, stem } = item;
  return {
    id,
    concepts,
    difficulty,
    stem,
    maxPoints: scoreRange(item).max,
    hints: item.hints.map((hint) => ({ cost: toThousandths(hint.cost) })),
    ...kindOf(item).show(item, seed),
  };
}
