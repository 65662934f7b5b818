import fc from 'fast-check';
import { Item } from '@/lib/items/item';

/** Never to be found in what a student sees before answering. */
export const SECRET = 'SECRET';

const text = (en: string) => ({ en, fr: `${en} (fr)` });

const shared = (id: string) => ({
  id,
  concepts: ['min-norm'],
  difficulty: 2,
  stem: text('What is the limit of $w_t$?'),
  explanation: text(`${SECRET} explanation`),
  hints: [{ text: text(`${SECRET} hint`), cost: 0.25 }],
});

export function option(id: string, correct: boolean) {
  return {
    id,
    text: text(`Option ${id}`),
    correct,
    feedback: text(`${SECRET} ${id}`),
    ...(correct ? { missed: text(`${SECRET} missed ${id}`) } : { misconception: 'secret-misconception' }),
  };
}

export const singleChoice = Item.parse({
  ...shared('limit'),
  kind: 'single-choice',
  options: [option('a', false), option('b', true), option('c', false), option('d', false)],
});

export const trueFalse = Item.parse({
  ...shared('decay'),
  kind: 'true-false',
  answer: false,
  feedback: { right: text(`${SECRET} right`), wrong: text(`${SECRET} wrong`) },
});

export const numericRaw = {
  ...shared('norm'),
  kind: 'numeric' as const,
  answer: 0.5,
  tolerance: { absolute: 0.01 },
  significantFigures: 2,
  unit: { symbol: 's', accepted: { ms: 0.001 } },
  feedback: { right: text(`${SECRET} right`), wrong: text(`${SECRET} wrong`) },
  mistakes: [{ value: 2, feedback: text(`${SECRET} inverted`), misconception: 'secret-inverted' }],
};
export const numeric = Item.parse(numericRaw);

export function multipleChoice(
  rights: boolean[],
  scheme: 'all-or-nothing' | 'proportional' | 'proportional-with-penalty',
) {
  return Item.parse({
    ...shared('several'),
    kind: 'multiple-choice',
    scheme,
    points: 2,
    options: rights.map((correct, index) => option(`o${index}`, correct)),
  });
}

export const shortText = Item.parse({
  ...shared('span'),
  kind: 'short-text',
  answers: [
    { text: { en: 'row space', fr: 'espace des lignes' } },
    { text: 'column space', credit: 0.25, feedback: text('near') },
    { pattern: '(the )?row space' },
    { pattern: 'rows?', credit: 0.5 },
  ],
  feedback: { right: text(`${SECRET} right`), wrong: text(`${SECRET} wrong`) },
  mistakes: [
    { text: 'null space', feedback: text(`${SECRET} kernel`), misconception: 'secret-kernel' },
    { pattern: '.*kernel.*', feedback: text(`${SECRET} kernel pattern`) },
  ],
});

export function orderingOf(count: number, credit: 'all-or-nothing' | 'adjacent-pairs' | 'longest-run') {
  return Item.parse({
    ...shared('steps'),
    kind: 'ordering',
    credit,
    entries: Array.from({ length: count }, (_, i) => ({ id: `e${i}`, text: text(`Entry ${i}`) })),
    feedback: { right: text(`${SECRET} right`), wrong: text(`${SECRET} wrong`) },
  });
}

/** Each prompt with a choice of its own, and one choice more. */
export function matchingOf(count: number, credit: 'by-pair' | 'all-or-nothing') {
  const choice = (i: number) => ({ id: `c${i}`, text: text(`Choice ${i}`) });
  return Item.parse({
    ...shared('norms'),
    kind: 'matching',
    credit,
    points: 2,
    prompts: Array.from({ length: count }, (_, i) => ({
      id: `p${i}`,
      text: text(`Prompt ${i}`),
      match: `c${i}`,
      feedback: text(`${SECRET} p${i}`),
      missed: text(`${SECRET} missed p${i}`),
      mistakes: [
        { choice: `c${count}`, feedback: text(`${SECRET} p${i} not c${count}`), misconception: 'secret-misconception' },
      ],
    })),
    choices: Array.from({ length: count + 1 }, (_, i) => choice(i)),
  });
}

/** One or more of every kind. */
export const SAMPLES: Item[] = [
  singleChoice,
  trueFalse,
  numeric,
  multipleChoice([true, false, true, false], 'all-or-nothing'),
  multipleChoice([true, false, true], 'proportional'),
  multipleChoice([true, false], 'proportional-with-penalty'),
  shortText,
  orderingOf(5, 'longest-run'),
  matchingOf(3, 'by-pair'),
];

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
    case 'numeric':
      return fc.integer({ min: -1000, max: 1000 }).map((n) => ({ text: n === 0 ? '0' : (n / 7).toExponential(14) }));
  }
}
