import { z } from 'zod';
import { Text } from '../../text';
import { itemBase, type Kind, Misconception, refuseAnswer } from '../kind';
import type { ShownOption } from './options';

const schema = z.strictObject({
  ...itemBase,
  kind: z.literal('true-false'),
  /** Whether the stem's statement is true. */
  answer: z.boolean(),
  feedback: z.strictObject({ right: Text, wrong: Text }),
  /** Behind the wrong answer. */
  misconception: Misconception.optional(),
});

const Answer = z.strictObject({ choice: z.enum(['true', 'false']) });

const choice = (value: boolean): z.infer<typeof Answer> => ({ choice: value ? 'true' : 'false' });

const options: ShownOption[] = [
  { id: 'true', text: { inline: { en: 'True', fr: 'Vrai' } } },
  { id: 'false', text: { inline: { en: 'False', fr: 'Faux' } } },
];

export const trueFalse: Kind<typeof schema, z.infer<typeof Answer>, { kind: 'true-false'; options: ShownOption[] }> = {
  schema,
  answer: Answer,
  draw: (item) => item,
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
  key: (item) => choice(item.answer),
  wrong: (item) => [choice(!item.answer)],
  findings: () => [],
  show: (item) => ({ kind: item.kind, options }),
};
