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

const experimentOf = (predict: object, printed: string) =>
  Item.parse({
    ...shared('shows'),
    kind: 'predict-then-run',
    code: `console.log('first');\nconsole.log(${printed});`,
    predict,
    result: '2',
  });

/** Experiments of which a number, one outcome, and an order are predicted. */
export const predictNumber = experimentOf(
  { kind: 'numeric', answer: 2, tolerance: { absolute: 0.5 }, feedback: said('predicted') },
  '1 + tf.ones([1]).dataSync()[0]',
);
export const predictChoice = Item.parse({
  ...experimentOf({ kind: 'numeric', answer: 2, feedback: said('predicted') }, "'b'"),
  predict: { kind: 'single-choice', options: [option('a', false), option('b', true), option('c', false)] },
  result: 'b',
});
export const predictOrder = Item.parse({
  ...experimentOf({ kind: 'numeric', answer: 2, feedback: said('predicted') }, "'c a b'"),
  predict: {
    kind: 'ordering',
    credit: 'longest-run',
    entries: ['c', 'a', 'b'].map((id) => ({ id, text: text(`Entry ${id}`) })),
    feedback: said('predicted'),
  },
  result: 'c a b',
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

export const shortEssay = Item.parse({
  ...shared('why'),
  kind: 'short-essay',
  points: 3,
  rubric: [
    { id: 'claim', points: 1, text: text('says what holds') },
    { id: 'reason', points: 2, text: text('gives the reason') },
  ],
  model: text(`${SECRET} model`),
  words: 20,
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
  predictNumber,
  predictChoice,
  predictOrder,
  hotspotPlot,
  shortEssay,
];
