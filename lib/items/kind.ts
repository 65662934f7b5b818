import { z } from 'zod';
import { Text } from '../authoring/text';
import { DomainError } from '../errors';

export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

const Points = z.number().min(0).max(1000).multipleOf(0.001);

export const Hint = z.strictObject({
  text: Text,
  /** Points that reading it costs. */
  cost: Points.default(0),
});

/** What every item has, whatever its kind. */
export const itemBase = {
  id: Id,
  concepts: z.array(Id).min(1),
  difficulty: z.int().min(1).max(5),
  stem: Text,
  explanation: Text,
  points: Points.default(1),
  hints: z.array(Hint).default([]),
};

export const Option = z.strictObject({
  id: Id,
  text: Text,
  correct: z.boolean().default(false),
  /** What somebody who chose it should know. */
  feedback: Text,
  /** What somebody who left it out although it is right should know; `feedback` where absent. */
  missed: Text.optional(),
  /** A misconception of `concepts.yaml` that makes people choose it. */
  misconception: Id.optional(),
});
export type Option = z.infer<typeof Option>;

export interface OptionFeedback {
  id: string;
  chosen: boolean;
  correct: boolean;
  text: Text;
}

export interface Feedback {
  /** Empty for kinds without options. */
  options: OptionFeedback[];
  message: Text | null;
  explanation: Text;
}

/** The stored form of `Feedback`, for rows that come back from the database. */
export const Feedback: z.ZodType<Feedback> = z.strictObject({
  options: z.array(z.strictObject({ id: z.string(), chosen: z.boolean(), correct: z.boolean(), text: Text })),
  message: Text.nullable(),
  explanation: Text,
});

/** What a kind's marking says: `fraction` of the item's points, in [0, 1]. */
export interface Mark {
  fraction: number;
  options: OptionFeedback[];
  message: Text | null;
}

/** All that the engine knows about one kind of question. */
export interface Kind<ItemOfKind, Answer, Shown> {
  schema: z.ZodType<ItemOfKind>;
  /** @throws DomainError invalid, when `input` is no answer to this item. Nothing is marked then. */
  parse(item: ItemOfKind, input: unknown): Answer;
  mark(item: ItemOfKind, answer: Answer): Mark;
  /** The answer that earns all points. */
  key(item: ItemOfKind): Answer;
  /** What a student may see before answering, beside what all kinds share. */
  show(item: ItemOfKind, seed: number): Shown;
}

export function refuseAnswer(expected: string): never {
  throw new DomainError('invalid', 'answer-shape', `This is not an answer to this question: ${expected}.`);
}
