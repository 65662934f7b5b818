import { z } from 'zod';
import { DomainError } from '../errors';
import { Text } from '../text';

export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

/** A misconception of `concepts.yaml`. A schema of its own, by which the checker finds every place that names one. */
export const Misconception = Id.describe('id of a misconception');

/** A text that stands in one line with others: an option, a label. A schema of its own, so that it is read and set without blocks. */
export const InlineText = Text.describe('a text of one line');

/** Words by language that are compared and not shown, so no Markdown. A schema of its own, which is not set as a text. */
export const WordsByLanguage = Text.describe('words by language');

/** An inline text on its way to a student. */
export interface Inline {
  inline: Text;
}

/** The same with `[[id]]` where something is to be filled in. */
export interface Gapped {
  gapped: Text;
}

/** A text that is set without Markdown, in a drawing. */
export interface Plain {
  plain: Text;
}

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

export interface OptionFeedback {
  id: string;
  chosen: boolean;
  correct: boolean;
  text: Text;
  /** Thousandths that it earned, where that is told apart. */
  points?: number | undefined;
}

export interface Feedback {
  /** Empty for kinds without options. */
  options: OptionFeedback[];
  message: Text | null;
  /** Null: not told yet. */
  explanation: Text | null;
  /** Nobody has marked it yet. */
  waiting?: true | undefined;
  /** What came out of the experiment that was asked about. */
  ran?: Ran | undefined;
}

/** An experiment's last line on the server, and the number of the public seed that it ran under. */
export const Ran = z.strictObject({ result: z.string(), seed: z.int() });
export type Ran = z.infer<typeof Ran>;

/** The stored form of `Feedback`, for rows that come back from the database. */
export const Feedback: z.ZodType<Feedback> = z.strictObject({
  options: z.array(
    z.strictObject({
      id: z.string(),
      chosen: z.boolean(),
      correct: z.boolean(),
      text: Text,
      points: z.int().optional(),
    }),
  ),
  message: Text.nullable(),
  explanation: Text,
  waiting: z.literal(true).optional(),
  ran: Ran.optional(),
});

/** What a kind's marking says: `fraction` of the item's points, in [0, 1]. */
export interface Mark {
  fraction: number;
  options: OptionFeedback[];
  message: Text | null;
  /** Staff mark it. */
  waiting?: true;
  ran?: Ran;
}

/** How a question gives its points: all or nothing, parts of them, or parts that wrong choices take from. */
export type Earning = 'whole' | 'part' | 'part-less-wrong' | 'by-hand';

/** Something in a well-formed item that does not do what its author must have meant. */
export interface ItemFinding {
  /** Where in the item. */
  path: (string | number)[];
  expected: string;
  message: string;
  severity?: 'error' | 'warning';
}

/** What asks for one answer and marks it: a whole question, or a part of one such as a blank. */
export interface Part<Fields, Answer, Shown> {
  /** The form of every parsed answer, as it is stored. Whether it fits one question is for `parse`. */
  answer: z.ZodType<Answer>;
  /** @throws DomainError invalid, when `input` is no answer to this. Nothing is marked then. */
  parse(fields: Fields, input: unknown): Answer;
  mark(fields: Fields, answer: Answer): Mark;
  /** The answer that earns all points. */
  key(fields: Fields): Answer;
  /** Answers that may not earn all points: each distractor, each known mistake. */
  wrong(fields: Fields): Answer[];
  /** What the kind itself finds doubtful in an item; for the checker. Kept items are parsed again and must not fail by it. */
  findings(fields: Fields): ItemFinding[];
  /** What a student may see before answering, beside what all kinds share. */
  show(fields: Fields): Shown;
}

/**
 * All that the engine knows about one kind of question. Texts and misconceptions are not listed: `placesOf` finds them
 * wherever the schema has `Text` or `Misconception`.
 */
export interface Kind<Schema extends z.ZodObject, Answer, Shown> extends Part<z.infer<Schema>, Answer, Shown> {
  schema: Schema;
  /** Whether staff mark it: an answer waits for them, and no key is tried. */
  byHand?: true;
  /** How an item gives its points, which may be told before it is answered; left out, all or nothing. */
  earns?(item: z.infer<Schema>): Exclude<Earning, 'by-hand'>;
  /** The variant that a seed draws: an item of the same kind. The rest gets the drawn item. */
  draw(item: z.infer<Schema>, seed: number): z.infer<Schema>;
}

export function refuseAnswer(expected: string): never {
  throw new DomainError('invalid', 'answer-shape', `This is not an answer to this question: ${expected}.`);
}

/** @param open how many parts of the answer are missing */
export function refuseUnfinished(open: number): never {
  const message = `Answer all parts of the question; missing: ${open}.`;
  throw new DomainError('invalid', 'answer-unfinished', message, { count: open });
}
