import { z } from 'zod';
import { DomainError } from '../../errors';
import { type ItemFinding, itemBase, type Kind, refuseAnswer } from '../kind';
import {
  CAN_SHOW,
  canShow,
  drawOptions,
  findTwins,
  type Option,
  Options,
  optionFeedback,
  Show,
  type ShownOption,
  showOptions,
} from './options';

/**
 * - `all-or-nothing`: every option decided rightly, or nothing.
 * - `proportional`: the share of options decided rightly, chosen or left out.
 * - `proportional-with-penalty`: (right ones chosen - wrong ones chosen) / right ones; never below 0.
 * - `weights`: the sum of the weights of what is chosen, of all that can be earned; never below 0.
 */
export const Scheme = z.enum(['all-or-nothing', 'proportional', 'proportional-with-penalty', 'weights']);
export type Scheme = z.infer<typeof Scheme>;

const fields = z.strictObject({
  ...itemBase,
  kind: z.literal('multiple-choice'),
  scheme: Scheme.default('all-or-nothing'),
  options: Options,
  /** Whether "none of these" can be said; then it may be the right answer. */
  none: z.boolean().default(false),
  /** How many must be chosen, where that is told. */
  select: z.int().min(1).optional(),
  show: Show,
});
type MultipleChoice = z.infer<typeof fields>;

const rights = ({ options }: MultipleChoice) => options.filter((option) => option.correct);

const schema = fields
  .refine(canShow, CAN_SHOW)
  .refine((item) => item.none || rights(item).length > 0, {
    path: ['options'],
    error: 'at least one option with correct: true, or none: true',
  })
  .refine((item) => item.select === undefined || (item.select === rights(item).length && !item.none), {
    path: ['select'],
    error: 'the number of options with correct: true, and not together with none',
  })
  .refine(({ scheme, options }) => scheme === 'weights' || options.every(({ weight }) => weight === undefined), {
    path: ['options'],
    error: 'weights only with scheme: weights',
  })
  .refine(({ options }) => options.every(({ correct, weight = 0 }) => (correct ? weight >= 0 : weight <= 0)), {
    path: ['options'],
    error: 'weights from 0 up where correct: true stands, and from 0 down elsewhere',
  });

const Answer = z.strictObject({ choices: z.array(z.string()) });

/** An option's own weight, or an equal share for right ones that have none. */
function weightOf(option: Option, right: number): number {
  return option.weight ?? (option.correct ? 1 / right : 0);
}

function fraction(item: MultipleChoice, chosen: ReadonlySet<string>): number {
  const right = rights(item).length;
  const count = (wanted: (option: Option) => boolean) => item.options.filter(wanted).length;
  const strange = chosen.size - count(({ id }) => chosen.has(id));
  // What was not among the drawn options was not there to be chosen.
  const decided = Math.max(0, count(({ id, correct }) => chosen.has(id) === correct) - strange);
  if (decided === item.options.length) return 1;
  // Where nothing is right, what is chosen is wrong, and there is nothing to earn a part of.
  if (right === 0 && item.scheme !== 'proportional') return 0;
  switch (item.scheme) {
    case 'all-or-nothing':
      return 0;
    case 'proportional':
      return decided / item.options.length;
    case 'proportional-with-penalty': {
      const hits = count(({ id, correct }) => chosen.has(id) && correct);
      return Math.max(0, (hits - (chosen.size - hits)) / right);
    }
    case 'weights': {
      const sum = (options: Option[]) => options.reduce((total, option) => total + weightOf(option, right), 0);
      const earned = sum(item.options.filter(({ id }) => chosen.has(id)));
      return Math.min(1, Math.max(0, earned / sum(rights(item))));
    }
  }
}

function findWeights(item: MultipleChoice): ItemFinding[] {
  if (item.scheme !== 'weights') return [];
  const right = rights(item);
  const sum = right.reduce((total, option) => total + weightOf(option, right.length), 0);
  if (right.length === 0 || Math.abs(sum - 1) < 1e-3) return [];
  const message = `The weights of the right options add up to ${Number(sum.toFixed(4))}; they are shares of 1.`;
  return [{ path: ['options'], expected: 'weights that add up to 1', message }];
}

export const multipleChoice: Kind<
  typeof schema,
  z.infer<typeof Answer>,
  { kind: 'multiple-choice'; scheme: Scheme; options: ShownOption[]; none: boolean; select: number | null }
> = {
  schema,
  answer: Answer,
  draw: drawOptions,
  earns({ scheme, options }) {
    if (scheme === 'all-or-nothing') return 'whole';
    const takes = scheme === 'proportional-with-penalty' || options.some(({ weight = 0 }) => weight < 0);
    return takes ? 'part-less-wrong' : 'part';
  },
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    const known = new Set(item.options.map((option) => option.id));
    if (!answer?.choices.every((choice) => known.delete(choice)) || (answer.choices.length === 0 && !item.none)) {
      refuseAnswer(`expected { "choices": the ids of ${item.none ? 'any' : 'one or more'} options, each once }`);
    }
    const { select = answer.choices.length } = item;
    if (answer.choices.length !== select) {
      throw new DomainError('invalid', 'answer-select', `Choose exactly ${select}.`, { count: select });
    }
    return answer;
  },
  mark(item, { choices }) {
    const chosen = new Set(choices);
    return { fraction: fraction(item, chosen), options: optionFeedback(item.options, chosen), message: null };
  },
  key: (item) => ({ choices: rights(item).map(({ id }) => id) }),
  wrong(item) {
    const flipped = item.options.map((flip) => item.options.filter((option) => option.correct !== (option === flip)));
    const swapped = rights(item).flatMap((out) =>
      item.options
        .filter(({ correct }) => !correct)
        .map((into) => [...rights(item).filter((option) => option !== out), into]),
    );
    return (item.select === undefined ? flipped : swapped)
      .filter((options) => item.none || options.length > 0)
      .map((options) => ({ choices: options.map(({ id }) => id) }));
  },
  findings: (item) => [...findTwins(item.options, 'options'), ...findWeights(item)],
  show: (item) => ({
    kind: item.kind,
    scheme: item.scheme,
    options: showOptions(item.options),
    none: item.none,
    select: item.select ?? null,
  }),
};
