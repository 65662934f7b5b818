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

const said = (of: string) => ({ right: text(`${SECRET} right ${of}`), wrong: text(`${SECRET} wrong ${of}`) });

/** A blank of each kind, all between formulas. */
export function clozeOf(weights: [number, number, number]) {
  return Item.parse({
    ...shared('limit-in-words'),
    kind: 'cloze',
    points: 2,
    text: {
      en: 'With $n < p$, the limit lies in the *whole [[space]]* of $X$, at distance [[distance]], and is [[kind]].',
      fr: 'Si $n < p$, la limite, [[kind]], est dans l’[[space]] de $X$, à distance [[distance]] (fr)',
    },
    blanks: [
      {
        id: 'space',
        kind: 'short-text',
        weight: weights[0],
        answers: [{ text: 'row span' }, { text: 'span', credit: 0.5, feedback: text(`${SECRET} which`) }],
        feedback: said('space'),
        mistakes: [{ text: 'kernel', misconception: 'secret-misconception', feedback: text(`${SECRET} kernel`) }],
      },
      {
        id: 'distance',
        kind: 'numeric',
        weight: weights[1],
        answer: 0.5,
        tolerance: { absolute: 0.01 },
        feedback: said('distance'),
        mistakes: [{ value: 2, misconception: 'secret-misconception', feedback: text(`${SECRET} inverted`) }],
      },
      {
        id: 'kind',
        kind: 'single-choice',
        weight: weights[2],
        options: [option('a', false), option('b', true), option('c', false)],
      },
    ],
  });
}

const outputOf = (output: object) =>
  Item.parse({
    ...shared('prints'),
    kind: 'code-output',
    code: 'const w = tf.scalar(0.5);\nconsole.log(w.dataSync()[0]);',
    output: { feedback: said('output'), ...output },
  });

const printedMistake = { misconception: 'secret-misconception', feedback: text(`${SECRET} printed`) };

/** Code that prints a number, and code that prints words. */
export const codeOutput = outputOf({ kind: 'numeric', answer: 0.5, mistakes: [{ ...printedMistake, value: 2 }] });
export const codeWords = outputOf({
  kind: 'short-text',
  answers: [{ text: '2,3' }, { pattern: '\\[ ?2, ?3 ?\\]' }],
  mistakes: [{ ...printedMistake, text: '3,2' }],
});

/** Two points and a band of a plot; the band is right. */
export const hotspotPlot = Item.parse({
  ...shared('where'),
  kind: 'hotspot-plot',
  plot: {
    kind: 'lines',
    x: { label: text('Step') },
    y: { label: text('Error'), scale: 'log' },
    series: [
      {
        label: text('Training'),
        role: 'train',
        points: [
          [0, 1],
          [1, 0.5],
          [2, 0.1],
        ],
      },
    ],
  },
  regions: [
    { ...option('right', true), area: { x: [1.5, 2] } },
    { ...option('near', false), weight: 0.5, area: { at: [1, 0.5] } },
    { ...option('far', false), area: { at: [0, 1] } },
  ],
});

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
  clozeOf([1, 2, 1]),
  codeOutput,
  codeWords,
  hotspotPlot,
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
    case 'hotspot-plot':
      return fc.constantFrom(...item.regions.map(({ id }) => ({ choice: id })));
    case 'numeric':
      return fc.integer({ min: -1000, max: 1000 }).map((n) => ({ text: n === 0 ? '0' : (n / 7).toExponential(14) }));
  }
}
