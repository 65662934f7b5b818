import { z } from 'zod';
import { DomainError } from '../../errors';
import type { Text } from '../../text';
import { type ItemFinding, itemBase, type Kind, type Part } from '../kind';
import { codeBlock } from './code-output';
import { numericPart } from './numeric';
import { hasOnlyWrongMistakes, numericFields, ONLY_WRONG_MISTAKES } from './numeric-item';
import { CAN_SHOW, canShow, drawOptions } from './options';
import {
  drawStart,
  hasOtherStart,
  hasUniqueEntries,
  OTHER_START,
  orderingFields,
  orderingPart,
  UNIQUE_ENTRIES,
} from './ordering';
import { singleChoiceFields, singleChoicePart } from './single-choice';

const Predicted = z.discriminatedUnion('kind', [
  z.strictObject(numericFields).refine(hasOnlyWrongMistakes, ONLY_WRONG_MISTAKES),
  z.strictObject(singleChoiceFields).refine(canShow, CAN_SHOW),
  z.strictObject(orderingFields).refine(hasUniqueEntries, UNIQUE_ENTRIES).refine(hasOtherStart, OTHER_START),
]);
type Predicted = z.infer<typeof Predicted>;

const schema = z.strictObject({
  ...itemBase,
  kind: z.literal('predict-then-run'),
  /** TypeScript with `tf` in scope, `Math.random` drawn by the seed. The last line that it prints is what is predicted. */
  code: z.string().trim().min(1).max(4000),
  /** The number of the public seed that it runs under, on the server and in the browser. */
  seed: z
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .default(1),
  /** What is predicted: a number, one of several outcomes, or an order. */
  predict: Predicted,
  /** The last line, letter by letter, as it was printed when the course was checked: a number, the id of an option, or ids. */
  result: z.string().trim().min(1).max(300),
});
export type PredictThenRun = z.infer<typeof schema>;

const parts = { numeric: numericPart, 'single-choice': singleChoicePart, ordering: orderingPart };
type Prediction = ReturnType<(typeof parts)[Predicted['kind']]['parse']>;
type ShownPrediction = ReturnType<(typeof parts)[Predicted['kind']]['show']>;

const Answer: z.ZodType<Prediction> = z.union([numericPart.answer, singleChoicePart.answer, orderingPart.answer]);

// The table is keyed by the prediction's own kind, so the pair always fits.
const partOf = ({ kind }: Predicted) => parts[kind] as unknown as Part<Predicted, Prediction, ShownPrediction>;

/** What an experiment printed, as somebody would have had to predict it. */
export function predictionOf({ kind }: Pick<Predicted, 'kind'>, printed: string): unknown {
  if (kind === 'numeric') return { text: printed };
  return kind === 'single-choice' ? { choice: printed } : { order: printed.split(/\s+/) };
}

/** Why what was printed does not earn all points; null where it does. */
export function missOf({ predict }: PredictThenRun, printed: string): string | null {
  const part = partOf(predict);
  try {
    const { fraction } = part.mark(predict, part.parse(predict, predictionOf(predict, printed)));
    return fraction === 1 ? null : `"${printed}" does not earn all points: the key is stale.`;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `"${printed}" is no answer: ${error.message}`;
  }
}

function findResult(item: PredictThenRun): ItemFinding[] {
  const message = missOf(item, item.result);
  return message === null ? [] : [{ path: ['result'], expected: 'what the prediction takes as right', message }];
}

interface Shown {
  kind: 'predict-then-run';
  code: Text;
  /** The code as it runs. */
  source: string;
  seed: number;
  predict: ShownPrediction;
}

export const predictThenRun: Kind<typeof schema, Prediction, Shown> = {
  schema,
  answer: Answer,
  earns: ({ predict }) => (predict.kind === 'ordering' && predict.credit !== 'all-or-nothing' ? 'part' : 'whole'),
  draw(item, seed) {
    const { id, predict } = item;
    if (predict.kind === 'numeric') return item;
    if (predict.kind === 'ordering') return { ...item, predict: drawStart(predict, id, seed) };
    const { id: _id, ...drawn } = drawOptions({ ...predict, id }, seed);
    return { ...item, predict: drawn };
  },
  parse: ({ predict }, input) => partOf(predict).parse(predict, input),
  mark({ predict, result, seed }, answer) {
    return { ...partOf(predict).mark(predict, answer), ran: { result, seed } };
  },
  key: ({ predict }) => partOf(predict).key(predict),
  wrong: ({ predict }) => partOf(predict).wrong(predict),
  findings: (item) => [
    ...findResult(item),
    ...partOf(item.predict)
      .findings(item.predict)
      .map((finding) => ({ ...finding, path: ['predict', ...finding.path] })),
  ],
  show: ({ kind, code, seed, predict }) => ({
    ...{ kind, code: codeBlock(code), source: code, seed },
    predict: partOf(predict).show(predict),
  }),
};
