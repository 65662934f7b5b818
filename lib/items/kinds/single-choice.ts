import { z } from 'zod';
import { itemBase, type Kind, type Part, refuseAnswer } from '../kind';
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

/** What one choice is asked by, in a question of its own or in a part of one. */
export const singleChoiceFields = {
  kind: z.literal('single-choice'),
  options: Options.refine(
    (options) => options.filter((option) => option.correct).length === 1,
    'exactly one option with correct: true',
  ).refine(
    (options) =>
      options.every(({ correct, weight = 0 }) => (correct ? weight === 0 || weight === 1 : weight >= 0 && weight < 1)),
    'weights from 0 to below 1, and only where correct: true does not stand',
  ),
  show: Show,
};
const Fields = z.strictObject(singleChoiceFields);

const Answer = z.strictObject({ choice: z.string() });

interface Shown {
  kind: 'single-choice';
  options: ShownOption[];
}

export const singleChoicePart: Part<z.infer<typeof Fields>, z.infer<typeof Answer>, Shown> = {
  answer: Answer,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer || !item.options.some((option) => option.id === answer.choice)) {
      refuseAnswer('expected { "choice": the id of one option }');
    }
    return answer;
  },
  mark(item, { choice }) {
    const options = optionFeedback(item.options, new Set([choice]));
    const chosen = item.options.find(({ id }) => id === choice);
    return { fraction: chosen?.correct ? 1 : (chosen?.weight ?? 0), options, message: null };
  },
  key: (item) => ({ choice: (item.options.find((option) => option.correct) as Option).id }),
  wrong: (item) => item.options.filter((option) => !option.correct).map(({ id }) => ({ choice: id })),
  findings: ({ options }) => findTwins(options, 'options'),
  show: (item) => ({ kind: item.kind, options: showOptions(item.options) }),
};

const schema = z.strictObject({ ...itemBase, ...singleChoiceFields }).refine(canShow, CAN_SHOW);

export const singleChoice: Kind<typeof schema, z.infer<typeof Answer>, Shown> = {
  ...singleChoicePart,
  schema,
  draw: drawOptions,
  earns: ({ options }) => (options.some(({ correct, weight = 0 }) => !correct && weight > 0) ? 'part' : 'whole'),
};
