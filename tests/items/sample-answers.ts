import fc from 'fast-check';
import { Item } from '@/lib/items/item';
import {
  clozeOf,
  codeOutput,
  codeWords,
  hotspotPlot,
  matchingOf,
  multipleChoice,
  numericRaw,
  orderingOf,
  predictChoice,
  predictNumber,
  predictOrder,
  shortText,
  singleChoice,
  trueFalse,
} from './sample-items';

const rights = fc.array(fc.boolean(), { minLength: 2, maxLength: 7 }).filter((flags) => flags.includes(true));

const anyMultipleChoice = fc
  .tuple(rights, fc.constantFrom('all-or-nothing', 'proportional', 'proportional-with-penalty'))
  .map(([flags, scheme]) => multipleChoice(flags, scheme));

const anyNumeric = fc
  .record({
    answer: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    relative: fc.double({ min: 0, max: 0.1, noNaN: true }),
    figures: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  })
  .map(({ answer, relative, figures }) =>
    Item.parse({ ...numericRaw, answer, tolerance: { relative }, significantFigures: figures, mistakes: [] }),
  );

const anyOrdering = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.constantFrom('all-or-nothing', 'adjacent-pairs', 'longest-run'))
  .map(([count, credit]) => orderingOf(count, credit));

const anyMatching = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.constantFrom('by-pair', 'all-or-nothing'))
  .map(([count, credit]) => matchingOf(count, credit));

const anyWeight = fc.integer({ min: 1, max: 100 }).map((n) => n / 10);
const anyCloze = fc.tuple(anyWeight, anyWeight, anyWeight).map(clozeOf);

/** An item of any kind with a well-formed answer to it. */
export const anyItemAndAnswer = fc
  .oneof(
    fc.constant(singleChoice),
    fc.constant(trueFalse),
    anyMultipleChoice,
    anyNumeric,
    fc.constant(shortText),
    anyOrdering,
    anyMatching,
    anyCloze,
    fc.constantFrom(codeOutput, codeWords),
    fc.constantFrom(predictNumber, predictChoice, predictOrder),
    fc.constant(hotspotPlot),
  )
  .chain((item) => fc.tuple(fc.constant(item), answerTo(item)));

function answerTo(item: Item): fc.Arbitrary<unknown> {
  switch (item.kind) {
    case 'single-choice':
      return fc.constantFrom(...item.options.map(({ id }) => ({ choice: id })));
    case 'true-false':
      return fc.constantFrom({ choice: 'true' }, { choice: 'false' });
    case 'multiple-choice':
      return fc
        .subarray(
          item.options.map(({ id }) => id),
          { minLength: 1 },
        )
        .map((choices) => ({ choices }));
    case 'short-text':
      return fc.constantFrom('row space', 'rows', 'column space', 'null space', 'x').map((typed) => ({ text: typed }));
    case 'ordering': {
      const ids = item.entries.map(({ id }) => id);
      return fc.shuffledSubarray(ids, { minLength: ids.length }).map((order) => ({ order }));
    }
    case 'matching': {
      const choices = item.choices.map(({ id }) => id);
      const pairs = item.prompts.map(({ id }) => [id, fc.constantFrom(...choices)] as const);
      return fc.record(Object.fromEntries(pairs)).map((made) => ({ pairs: { ...made } }));
    }
    case 'cloze':
      return fc.record({
        blanks: fc.record({
          space: fc.constantFrom('row span', 'span', 'kernel', 'x').map((typed) => ({ text: typed })),
          distance: fc.constantFrom('0.5', '0,505', '2', '1/7').map((typed) => ({ text: typed })),
          kind: fc.constantFrom('a', 'b', 'c').map((choice) => ({ choice })),
        }),
      });
    case 'code-output':
      return fc
        .constantFrom(...(item.output.kind === 'numeric' ? ['0.5', '1/2', '2', '7'] : ['2,3', '[2,3]', '3,2', 'x']))
        .map((typed) => ({ text: typed }));
    case 'predict-then-run':
      return fc.constantFrom(
        ...{
          numeric: ['2', '1.6', '7'].map((typed) => ({ text: typed })),
          'single-choice': ['a', 'b', 'c'].map((choice) => ({ choice })),
          ordering: ['c a b', 'a b c', 'b a c'].map((typed) => ({ order: typed.split(' ') })),
        }[item.predict.kind],
      );
    case 'short-essay':
      return fc.constantFrom('It holds.', 'Because.').map((typed) => ({ text: typed }));
    case 'hotspot-plot':
      return fc.constantFrom(...item.regions.map(({ id }) => ({ choice: id })));
    case 'numeric':
      return fc.integer({ min: -1000, max: 1000 }).map((n) => ({ text: n === 0 ? '0' : (n / 7).toExponential(14) }));
  }
}
