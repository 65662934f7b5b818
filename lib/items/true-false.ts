import { z } from 'zod';
import { Text } from '../authoring/text';
import type { ShownOption } from './choice';
import { Id, itemBase, type Kind, refuseAnswer } from './kind';

const schema = z.strictObject({
  ...itemBase,
  kind: z.literal('true-false'),
  /** Whether the stem's statement is true. */
  answer: z.boolean(),
  feedback: z.strictObject({ right: Text, wrong: Text }),
  /** Behind the wrong answer. */
  misconception: Id.optional(),
});
export type TrueFalse = z.infer<typeof schema>;

const Answer = z.strictObject({ choice: z.enum(['true', 'false']) });
export type TrueFalseAnswer = z.infer<typeof Answer>;

const options: ShownOption[] = [
  { id: 'true', text: { en: 'True', fr: 'Vrai' } },
  { id: 'false', text: { en: 'False', fr: 'Faux' } },
];

export const trueFalse = {
  schema,
  parse(_item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer) refuseAnswer('expected { "choice": "true" or "false" }');
    return answer;
  },
  mark(item, { choice }) {
    const marked = options.map(({ id }) => {
      const correct = id === String(item.answer);
      return { id, chosen: id === choice, correct, text: correct ? item.feedback.right : item.feedback.wrong };
    });
    return { fraction: choice === String(item.answer) ? 1 : 0, options: marked, message: null };
  },
  key: (item) => ({ choice: item.answer ? 'true' : 'false' }),
  show: (item) => ({ kind: item.kind, options }),
} satisfies Kind<TrueFalse, TrueFalseAnswer, { kind: 'true-false'; options: ShownOption[] }>;
