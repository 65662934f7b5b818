import { z } from 'zod';
import { Text } from '../../authoring/text';
import { DomainError } from '../../errors';
import { itemBase, type Kind, Misconception, refuseAnswer } from '../kind';
import { parseQuantity } from '../quantity';

const Tolerance = z
  .strictObject({ absolute: z.number().min(0).optional(), relative: z.number().min(0).max(1).optional() })
  .refine((t) => (t.absolute === undefined) !== (t.relative === undefined), 'either absolute or relative')
  .default({ relative: 1e-6 });

const Unit = z.strictObject({
  /** The unit of `answer` and of an answer without unit. */
  symbol: z.string().min(1),
  /** Other spellings and units, each with the factor that turns it into `symbol`: { ms: 0.001 }. */
  accepted: z.record(z.string().min(1), z.number().positive()).default({}),
});

const Mistake = z.strictObject({ value: z.number(), feedback: Text, misconception: Misconception.optional() });

const schema = z
  .strictObject({
    ...itemBase,
    kind: z.literal('numeric'),
    answer: z.number(),
    tolerance: Tolerance,
    /** The fewest figures that an answer must be written with. */
    significantFigures: z.int().min(1).max(15).optional(),
    unit: Unit.optional(),
    feedback: z.strictObject({ right: Text, wrong: Text }),
    /** Wrong values with a known cause, each with its own feedback. */
    mistakes: z.array(Mistake).default([]),
  })
  .refine((item) => item.mistakes.every((mistake) => !isNear(item, mistake.value, item.answer)), {
    path: ['mistakes'],
    error: 'values outside the tolerance of the answer',
  });
type Numeric = z.infer<typeof schema>;

const Answer = z.strictObject({ text: z.string().min(1).max(200) });

function isNear(item: { tolerance: z.infer<typeof Tolerance> }, value: number, target: number): boolean {
  const { absolute, relative = 0 } = item.tolerance;
  // A hair of slack: 1.1 - 1 is more than 0.1 in binary.
  return Math.abs(value - target) <= (absolute ?? relative * Math.abs(target)) + 1e-12 * Math.max(1, Math.abs(target));
}

function factorOf(item: Numeric, unit: string): number | undefined {
  if (unit === '' || unit === item.unit?.symbol) return 1;
  const accepted = item.unit?.accepted ?? {};
  return Object.hasOwn(accepted, unit) ? accepted[unit] : undefined;
}

/** In the item's own unit. @throws DomainError invalid: not a number, another unit, too few figures. */
function readValue(item: Numeric, text: string): number {
  const quantity = parseQuantity(text);
  if (!quantity) throw new DomainError('invalid', 'answer-not-a-number', 'The answer must be a number.');
  const factor = factorOf(item, quantity.unit);
  if (factor === undefined) {
    const expected = item.unit ? `in ${item.unit.symbol}` : 'without a unit';
    throw new DomainError('invalid', 'answer-unit', `The answer must be given ${expected}.`, {
      unit: item.unit?.symbol ?? '',
    });
  }
  const figures = item.significantFigures ?? 0;
  if (quantity.value !== 0 && quantity.figures < figures) {
    throw new DomainError('invalid', 'answer-figures', `Give at least ${figures} significant figures.`, { figures });
  }
  return quantity.value * factor;
}

export const numeric: Kind<
  typeof schema,
  z.infer<typeof Answer>,
  { kind: 'numeric'; unit: string | null; significantFigures: number | null }
> = {
  schema,
  draw: (item) => item,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer) refuseAnswer('expected { "text": a number as typed }');
    readValue(item, answer.text);
    return answer;
  },
  mark(item, { text }) {
    const value = readValue(item, text);
    if (isNear(item, value, item.answer)) return { fraction: 1, options: [], message: item.feedback.right };
    const mistake = item.mistakes.find((known) => isNear(item, value, known.value));
    return { fraction: 0, options: [], message: mistake?.feedback ?? item.feedback.wrong };
  },
  key: (item) => ({ text: keyText(item) }),
  wrong: (item) => item.mistakes.map(({ value }) => ({ text: value.toExponential(14) })),
  show: (item) => ({
    kind: item.kind,
    unit: item.unit?.symbol ?? null,
    significantFigures: item.significantFigures ?? null,
  }),
};

/** The exact value, padded with zeros where the item asks for more figures than it has. */
function keyText(item: Numeric): string {
  const exact = String(item.answer);
  const figures = item.significantFigures ?? 1;
  return (parseQuantity(exact)?.figures ?? 0) >= figures ? exact : item.answer.toExponential(figures - 1);
}
