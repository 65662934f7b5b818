import fc from 'fast-check';
import { fromPlain, normalMarkdown } from '@/lib/exchange/markup';
import { Item } from '@/lib/items/item';

// Signs that some format has a use for, words around them, and what Markdown makes of signs.
const plainPiece = fc.constantFrom(
  'gradient', 'x < y', 'a & b', '{braces}', '~tilde', '=equals', '#hash', 'a:b', '::name::', '->', '%50%', '*star*', '__init__',
  '> 0.5', '- 2', '10.', '"quoted"', "it's", '[link](x)', '&amp;', '<b>', ']]>', 'é', '日本', '\u00a0', '//', '$CATEGORY', '\\', '50 %',
); // biome-ignore format: a list
const markdownPiece = fc.constantFrom(
  '$x^2$',
  '$\\{a, b\\} \\neq \\text{c}$',
  '**bold**',
  '*em*',
  '`a = {b}`',
  '[page](https://example.org/a?b=c&d=e)',
);

const piece = fc.oneof(
  { weight: 3, arbitrary: plainPiece.map((text) => fromPlain(text, { inline: true }).text) },
  { weight: 1, arbitrary: markdownPiece },
);
/** Begins and ends with a word, so that no sign stands where Markdown or HTML drop it. */
const line = fc.array(piece, { maxLength: 4 }).map((pieces) => ['It', ...pieces, 'is'].join(' '));
const block = fc.oneof(
  line,
  fc.tuple(line, line).map((two) => two.join('\n\n')),
  fc.tuple(line, line).map(([a, b]) => `- ${a}\n- ${b}`),
);

const both = (text: string) => ({ en: text, fr: text });
const texts = block.map(both);
const inline = line.map(both);
const letter = (i: number) => String.fromCharCode(97 + i);

const base = fc.record({
  id: fc.constantFrom('first', 'second-one', '3rd'),
  concepts: fc.constantFrom(['one'], ['two', 'one']),
  difficulty: fc.integer({ min: 1, max: 5 }),
  stem: texts,
  explanation: texts,
  points: fc.constantFrom(1, 2, 0.5, 1.125),
  hints: fc.array(fc.record({ text: texts, cost: fc.constantFrom(0, 0.25) }), { maxLength: 2 }),
});

const options = (count: number, of: (i: number) => object) =>
  fc
    .uniqueArray(inline, { minLength: count, maxLength: count, selector: ({ en }) => en.replace(/\s+/g, ' ') })
    .chain((all) =>
      fc
        .tuple(...all.map((text, i) => texts.map((feedback) => ({ id: letter(i), text, feedback, ...of(i) }))))
        .map((list) => list as object[]),
    );

const missed = fc.option(texts, { nil: undefined });
const feedback = fc.record({ right: texts, wrong: texts });
const misconception = fc.option(fc.constant('some-error'), { nil: undefined });

const single = fc.integer({ min: 2, max: 4 }).chain((count) =>
  fc.record({
    kind: fc.constant('single-choice'),
    options: fc
      .tuple(fc.integer({ min: 0, max: count - 1 }), fc.constantFrom(undefined, 0.5, 0.3333333), missed, misconception)
      .chain(([right, weight, more, error]) =>
        options(count, (i) => (i === right ? { correct: true, missed: more } : { weight, misconception: error })),
      ),
  }),
);

const several = fc.constantFrom([1], [0.5, 0.5], [0.3333333, 0.3333333, 0.3333333], [0.7, 0.3]).chain((weights) =>
  fc.constantFrom('weights', 'all-or-nothing', 'proportional-with-penalty').chain((scheme) =>
    fc.record({
      kind: fc.constant('multiple-choice'),
      scheme: fc.constant(scheme),
      options: options(weights.length + 2, (i) => ({
        correct: i < weights.length,
        ...(scheme !== 'weights' ? {} : { weight: weights[i] ?? (i === weights.length ? -0.5 : -0.25) }),
      })),
    }),
  ),
);

const truth = fc.record({ kind: fc.constant('true-false'), answer: fc.boolean(), feedback, misconception });

const tolerance = fc.constantFrom(
  { absolute: 0 },
  { absolute: 0.25 },
  { relative: 0.01 },
  { significantFigures: 3 },
  { decimalPlaces: 1 },
);
const numeric = fc
  .record({
    kind: fc.constant('numeric'),
    answer: fc.constantFrom(40, -2.5, 0.001, '1/3', '2^64', { from: 3, to: 4.5 }),
    feedback,
    alternatives: fc.array(
      fc.record({ answer: fc.constantFrom(7000, 8000), tolerance, credit: fc.constantFrom(0.5, 1), feedback: texts }),
      { maxLength: 2 },
    ),
    mistakes: fc.uniqueArray(fc.record({ value: fc.constantFrom(100, 200, -300), feedback: texts, misconception }), {
      maxLength: 2,
      selector: ({ value }) => value,
    }),
    significantFigures: fc.constantFrom(undefined, 2),
    unit: fc.constantFrom(undefined, { symbol: 's' }, { symbol: 's', accepted: { ms: 0.001, min: 60 } }),
  })
  .chain((made) =>
    typeof made.answer === 'object' ? fc.constant(made) : tolerance.map((one) => ({ ...made, tolerance: one })),
  );

const word = fc.constantFrom('row space', 'null', '2*3', 'a = {b}', '#5', 'é~è', 'x:y', '<p>', 'rang', '%50%x');
const short = fc.uniqueArray(word, { minLength: 4, maxLength: 4 }).chain(([a = '', b = '', c = '', d = '']) =>
  fc.record({
    kind: fc.constant('short-text'),
    answers: fc
      .tuple(fc.constantFrom(undefined, 0.5), texts, fc.boolean())
      .map(([credit, said, pattern]) => [
        { text: a },
        { text: b, ...(credit === undefined ? {} : { credit, feedback: said }) },
        { text: c },
        ...(pattern ? [{ pattern: 'x+' }] : []),
      ]),
    mistakes: texts.map((said) => [{ text: d, feedback: said }]),
    caseSensitive: fc.boolean(),
    accentSensitive: fc.boolean(),
    feedback,
  }),
);

const order = fc.integer({ min: 2, max: 5 }).chain((count) =>
  fc.record({
    kind: fc.constant('ordering'),
    credit: fc.constantFrom('all-or-nothing', 'adjacent-pairs', 'longest-run'),
    entries: fc
      .uniqueArray(inline, { minLength: count, maxLength: count, selector: ({ en }) => en.replace(/\s+/g, ' ') })
      .map((list) => list.map((text, i) => ({ id: letter(i), text }))),
    feedback,
  }),
);

const matching = fc.integer({ min: 2, max: 4 }).chain((count) =>
  fc
    .tuple(
      fc.uniqueArray(inline, {
        minLength: count + 1,
        maxLength: count + 1,
        selector: ({ en }) => en.replace(/\s+/g, ' '),
      }),
      fc.uniqueArray(fc.tuple(inline, texts), {
        minLength: count,
        maxLength: count,
        selector: ([{ en }]) => en.replace(/\s+/g, ' '),
      }),
      fc.constantFrom('by-pair', 'all-or-nothing'),
    )
    .map(([matches, prompts, credit]) => {
      // As an import names them: choices in the order of their texts.
      const read = ({ en }: { en: string }) => normalMarkdown(en, { inline: true });
      const sorted = matches
        .toSorted((a, b) => (read(a) < read(b) ? -1 : 1))
        .map((text, i) => ({ id: `c${i + 1}`, text }));
      return {
        kind: 'matching',
        credit,
        prompts: prompts.map(([text, feedback], i) => ({ id: letter(i), text, match: sorted[i]?.id, feedback })),
        choices: sorted,
      };
    }),
);

const gap = fc.oneof(single, numeric, short);
const cloze = fc.array(fc.tuple(gap, fc.constantFrom(1, 2, 1.5)), { minLength: 1, maxLength: 3 }).chain((gaps) =>
  fc.array(line, { minLength: gaps.length + 1, maxLength: gaps.length + 1 }).map((lines) => ({
    kind: 'cloze',
    text: both(lines.map((one, i) => (i < gaps.length ? `${one} [[g${i + 1}]]` : one)).join(' ')),
    blanks: gaps.map(([fields, weight], i) => ({ id: `g${i + 1}`, weight, ...fields })),
  })),
);

/** An item of any kind, with texts that are the same in both languages, as what comes from elsewhere has them. */
export const anyItem: fc.Arbitrary<Item> = fc
  .tuple(base, fc.oneof(single, several, truth, numeric, short, order, matching, cloze))
  .map(([shared, fields]) => Item.parse(JSON.parse(JSON.stringify({ ...shared, ...fields }))));
