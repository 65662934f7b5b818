import { z } from 'zod';
import { hasUniqueIds, optionFeedback, type ShownOption, shuffledOptions } from './choice';
import { itemBase, type Kind, Option, refuseAnswer } from './kind';

const schema = z.strictObject({
  ...itemBase,
  kind: z.literal('single-choice'),
  options: z
    .array(Option)
    .min(2)
    .refine(hasUniqueIds, 'options whose ids differ')
    .refine(
      (options) => options.filter((option) => option.correct).length === 1,
      'exactly one option with correct: true',
    ),
});
export type SingleChoice = z.infer<typeof schema>;

const Answer = z.strictObject({ choice: z.string() });
export type SingleChoiceAnswer = z.infer<typeof Answer>;

export const singleChoice = {
  schema,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer || !item.options.some((option) => option.id === answer.choice)) {
      refuseAnswer('expected { "choice": the id of one option }');
    }
    return answer;
  },
  mark(item, { choice }) {
    const options = optionFeedback(item, new Set([choice]));
    return { fraction: options.some((option) => option.chosen && option.correct) ? 1 : 0, options, message: null };
  },
  key: (item) => ({ choice: (item.options.find((option) => option.correct) as Option).id }),
  show: (item, seed) => ({ kind: item.kind, options: shuffledOptions(item, seed) }),
} satisfies Kind<SingleChoice, SingleChoiceAnswer, { kind: 'single-choice'; options: ShownOption[] }>;
