import { z } from 'zod';
import { itemBase, type Kind, type OptionFeedback, refuseAnswer } from '../kind';
import { findInOptions, Options, optionFeedback, type ShownOption, showOptions, shuffleOptions } from './options';

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
  options: Options.refine(
    (options) => options.some((option) => option.correct),
    'at least one option with correct: true',
  ),
});

const Answer = z.strictObject({ choices: z.array(z.string()).min(1) });

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

export const multipleChoice: Kind<
  typeof schema,
  z.infer<typeof Answer>,
  { kind: 'multiple-choice'; scheme: Scheme; options: ShownOption[] }
> = {
  schema,
  draw: shuffleOptions,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    const known = new Set(item.options.map((option) => option.id));
    if (!answer?.choices.every((choice) => known.delete(choice))) {
      refuseAnswer('expected { "choices": the ids of one or more options, each once }');
    }
    return answer;
  },
  mark(item, { choices }) {
    const options = optionFeedback(item.options, new Set(choices));
    return { fraction: fraction(item.scheme, options), options, message: null };
  },
  key: (item) => ({ choices: item.options.filter((option) => option.correct).map((option) => option.id) }),
  /** Each option flipped by itself: one right one left out, or one wrong one added. */
  wrong: ({ options }) =>
    options
      .map((flipped) => options.filter((option) => option.correct !== (option === flipped)).map(({ id }) => id))
      .filter((choices) => choices.length > 0)
      .map((choices) => ({ choices })),
  findings: findInOptions,
  show: (item) => ({ kind: item.kind, scheme: item.scheme, options: showOptions(item.options) }),
};
