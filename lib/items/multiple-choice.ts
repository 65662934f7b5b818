import { z } from 'zod';
import { hasUniqueIds, optionFeedback, type ShownOption, shuffledOptions } from './choice';
import { itemBase, type Kind, Option, type OptionFeedback, refuseAnswer } from './kind';

/**
 * - `all-or-nothing`: every option decided rightly, or nothing.
 * - `proportional`: the share of options decided rightly, chosen or left out.
 * - `proportional-with-penalty`: (right ones chosen - wrong ones chosen) / right ones; never below 0.
 */
export const Scheme = z.enum(['all-or-nothing', 'proportional', 'proportional-with-penalty']);
export type Scheme = z.infer<typeof Scheme>;

const schema = z.strictObject({
  ...itemBase,
  kind: z.literal('multiple-choice'),
  scheme: Scheme.default('all-or-nothing'),
  options: z
    .array(Option)
    .min(2)
    .refine(hasUniqueIds, 'options whose ids differ')
    .refine((options) => options.some((option) => option.correct), 'at least one option with correct: true'),
});
export type MultipleChoice = z.infer<typeof schema>;

const Answer = z.strictObject({ choices: z.array(z.string()).min(1) });
export type MultipleChoiceAnswer = z.infer<typeof Answer>;

const count = (options: OptionFeedback[], wanted: (option: OptionFeedback) => boolean) => options.filter(wanted).length;

function fraction(scheme: Scheme, options: OptionFeedback[]): number {
  const decided = count(options, (option) => option.chosen === option.correct) / options.length;
  switch (scheme) {
    case 'all-or-nothing':
      return decided === 1 ? 1 : 0;
    case 'proportional':
      return decided;
    case 'proportional-with-penalty': {
      const hits = count(options, (option) => option.chosen && option.correct);
      const misses = count(options, (option) => option.chosen && !option.correct);
      const right = count(options, (option) => option.correct);
      return Math.max(0, (hits - misses) / right);
    }
  }
}

export const multipleChoice = {
  schema,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    const known = new Set(item.options.map((option) => option.id));
    if (!answer?.choices.every((choice) => known.delete(choice))) {
      refuseAnswer('expected { "choices": the ids of one or more options, each once }');
    }
    return answer;
  },
  mark(item, { choices }) {
    const options = optionFeedback(item, new Set(choices));
    return { fraction: fraction(item.scheme, options), options, message: null };
  },
  key: (item) => ({ choices: item.options.filter((option) => option.correct).map((option) => option.id) }),
  show: (item, seed) => ({ kind: item.kind, scheme: item.scheme, options: shuffledOptions(item, seed) }),
} satisfies Kind<
  MultipleChoice,
  MultipleChoiceAnswer,
  { kind: 'multiple-choice'; scheme: Scheme; options: ShownOption[] }
>;
