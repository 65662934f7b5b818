import { z } from 'zod';
import { DomainError } from '../../errors';
import { sumPoints, toThousandths } from '../../points';
import { Text, textIn } from '../../text';
import { Id, type Inline, InlineText, itemBase, type Kind, type Mark, refuseAnswer } from '../kind';

/** The most characters that an answer may have. */
const LONGEST = 8000;

const Criterion = z.strictObject({
  id: Id,
  /** What is looked for. Students read it before they write. */
  text: InlineText,
  points: z.number().gt(0).max(1000).multipleOf(0.001),
});

const fields = z.strictObject({
  ...itemBase,
  kind: z.literal('short-essay'),
  /** By which staff mark an answer. */
  rubric: z.array(Criterion).min(1).max(10),
  /** An answer that earns everything; for staff. */
  model: Text,
  /** The most words that an answer may have. */
  words: z.int().min(10).max(1000).default(300),
});

const schema = fields.refine(
  ({ points, rubric }) => sumPoints(rubric.map((one) => toThousandths(one.points))) === toThousandths(points),
  { path: ['rubric'], error: 'points that add up to those of the item' },
);
export type ShortEssay = z.infer<typeof schema>;

const Answer = z.strictObject({
  text: z
    .string()
    .max(LONGEST)
    .refine((text) => text.trim() !== ''),
});

export const countWords = (text: string) => text.trim().split(/\s+/u).filter(Boolean).length;

/** What staff gave: points by criterion, and what they have to say. */
export const ByHand = z.strictObject({
  /** Thousandths. */
  points: z.record(z.string(), z.int().min(0)),
  comment: z.string().trim().max(4000).default(''),
});
export type ByHand = z.infer<typeof ByHand>;

/** @throws DomainError invalid 'rubric-points', unless every criterion has points from 0 to its own */
export function markByRubric(item: ShortEssay, { points, comment }: ByHand): Mark {
  const options = item.rubric.map(({ id, text, points: most }) => {
    const given = points[id];
    if (given === undefined || !(given <= toThousandths(most))) refusePoints();
    return { id, chosen: given > 0, correct: given === toThousandths(most), text, points: given };
  });
  if (Object.keys(points).length !== options.length) refusePoints();
  return {
    fraction: sumPoints(options.map((one) => one.points)) / toThousandths(item.points),
    options,
    message: comment === '' ? null : { en: comment, fr: comment },
  };
}

function refusePoints(): never {
  const message = 'Give every criterion points, from 0 to as many as it has.';
  throw new DomainError('invalid', 'rubric-points', message);
}

interface Shown {
  kind: 'short-essay';
  rubric: { id: string; text: Inline; points: number }[];
  words: number;
}

export const shortEssay: Kind<typeof schema, z.infer<typeof Answer>, Shown> = {
  schema,
  answer: Answer,
  byHand: true,
  draw: (item) => item,
  parse({ words }, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer) refuseAnswer('expected { "text": a few sentences }');
    const count = countWords(answer.text);
    if (count <= words) return answer;
    throw new DomainError('invalid', 'answer-words', `Use at most ${words} words; these are ${count}.`, {
      words,
      count,
    });
  },
  mark: () => ({ fraction: 0, options: [], message: null, waiting: true }),
  key: ({ model }) => ({ text: textIn(model, 'en') }),
  wrong: () => [],
  findings: ({ model, words }) => {
    const longest = Math.max(...Object.values(model).map(countWords));
    if (longest <= words) return [];
    return [{ path: ['model'], expected: `at most ${words} words`, message: `The model answer has ${longest} words.` }];
  },
  show: ({ kind, rubric, words }) => ({
    kind,
    rubric: rubric.map(({ id, text, points }) => ({ id, text: { inline: text }, points: toThousandths(points) })),
    words,
  }),
};
