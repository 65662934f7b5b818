import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findingsOf,
  forStudent,
  Item,
  keyAnswer,
  misconceptionsOf,
  parseAnswer,
  score,
  textsOf,
  wrongAnswers,
} from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { clozeOf } from './sample-items';

type Weights = [number, number, number];

const filled = (space: string, distance: string, kind: string) => ({
  blanks: { space: { text: space }, distance: { text: distance }, kind: { choice: kind } },
});
const marked = (item: Item, input: unknown, seed = 1) => score(item, seed, parseAnswer(item, input));
const share = (item: Item, input: unknown) => marked(item, input).points / marked(item, input).maxPoints;

const item = clozeOf([1, 2, 1]);
const raw = item as Extract<Item, { kind: 'cloze' }>;

describe('blanks', () => {
  test.each([
    ['row span', '0.5', 'b', 1],
    ['Row  Span.', '1/2', 'b', 1],
    ['row span', '2', 'b', 0.5],
    ['span', '0.5', 'b', 0.875],
    ['kernel', '0.5', 'a', 0.5],
    ['kernel', '2', 'b', 0.25],
    ['kernel', '2', 'c', 0],
  ])('%s, %s, %s earn %d of the points, each by its weight', (space, distance, kind, expected) => {
    expect(share(item, filled(space, distance, kind))).toBe(expected);
  });

  test('say each what was filled in and what should have been', () => {
    const said = (...given: [string, string, string]) =>
      marked(item, filled(...given)).feedback.options.map(({ id, chosen, correct, text }) => [
        id,
        chosen,
        correct,
        text.en,
      ]);
    expect(said('span', '2', 'c')).toEqual([
      ['space', true, false, 'SECRET which'],
      ['distance', false, false, 'SECRET inverted'],
      ['kind.c', true, false, 'SECRET c'],
      ['kind.b', false, true, 'SECRET missed b'],
    ]);
    expect(said('row span', '0.5', 'b')).toEqual([
      ['space', true, true, 'SECRET right space'],
      ['distance', true, true, 'SECRET right distance'],
      ['kind.b', true, true, 'SECRET b'],
    ]);
  });

  test('have their options in an order that the seed draws', () => {
    const orders = new Set(
      Array.from({ length: 60 }, (_, seed) => {
        const shown = forStudent(item, seed);
        const blank = shown.kind === 'cloze' ? shown.blanks[2] : undefined;
        return blank?.kind === 'single-choice' ? blank.options.map(({ id }) => id).join('') : '';
      }),
    );
    expect(orders.size).toBe(6);
  });

  test.each([
    [
      'an unknown blank',
      { blanks: { ...filled('x', '1', 'a').blanks, other: { text: 'x' } } },
      'answer-shape',
      undefined,
    ],
    [
      'what another kind takes',
      { blanks: { ...filled('x', '1', 'a').blanks, kind: { text: 'a' } } },
      'answer-shape',
      3,
    ],
    ['an unknown option', filled('x', '1', 'z'), 'answer-shape', 3],
    ['no number', filled('x', 'half', 'a'), 'answer-not-a-number', 2],
    ['two readings', filled('x', '1,234', 'a'), 'answer-two-readings', 2],
    ['a unit', filled('x', '5 s', 'a'), 'answer-unit', 2],
    ['nothing', { blanks: {} }, 'answer-unfinished', undefined],
    ['one of three', { blanks: { kind: { choice: 'a' } } }, 'answer-unfinished', undefined],
  ])('%s is no answer, and the blank is told', (_name, input, reason, blank) => {
    const refused = () => parseAnswer(item, input);
    expect(refused).toThrow(expect.objectContaining({ kind: 'invalid', reason }));
    const details =
      blank === undefined ? expect.not.objectContaining({ blank: 2 }) : expect.objectContaining({ blank });
    expect(refused).toThrow(expect.objectContaining({ details }));
  });

  test('a number typed on a French page is read so', () => {
    const blanks = { ...filled('row span', '', 'b').blanks, distance: { text: '0,500', language: 'fr' } };
    expect(marked(item, { blanks }).correct).toBe(true);
  });
});

describe('an item', () => {
  const blank = raw.blanks[0];

  test.each([
    ['without one of its blanks in French', { text: { ...raw.text, fr: 'rien' } }],
    ['with a blank twice', { text: { en: `${raw.text.en} [[space]]`, fr: raw.text.fr } }],
    ['with a gap that is no blank', { text: { en: `${raw.text.en} [[other]]`, fr: `${raw.text.fr} [[other]]` } }],
    ['whose blanks share an id', { blanks: [...raw.blanks, blank] }],
    ['without blanks', { text: { en: 'x', fr: 'x' }, blanks: [] }],
    ['with a weight of 0', { blanks: [{ ...blank, weight: 0 }, ...raw.blanks.slice(1)] }],
    [
      'with a mistake that is right',
      {
        blanks: raw.blanks.map((one) =>
          one.kind === 'numeric' ? { ...one, mistakes: [{ ...one.mistakes[0], value: 0.505 }] } : one,
        ),
      },
    ],
  ])('%s is refused', (_name, over) => expect(Item.safeParse({ ...item, ...over }).success).toBe(false));

  test('has its texts, lines and misconceptions found', () => {
    const paths = (inline: boolean) =>
      textsOf(item)
        .filter((text) => text.inline === inline)
        .map(({ path }) => path.join('.'));
    expect(paths(true)).toEqual(['text', ...[0, 1, 2].map((i) => `blanks.2.options.${i}.text`)]);
    expect(paths(false)).toContain('blanks.0.answers.1.feedback');
    expect(misconceptionsOf(item).map(({ path }) => path.join('.'))).toEqual([
      'blanks.0.mistakes.0.misconception',
      'blanks.1.mistakes.0.misconception',
      'blanks.2.options.0.misconception',
      'blanks.2.options.2.misconception',
    ]);
  });

  test.each([
    ['$a + [[space]]$ and [[distance]], [[kind]]', 'text.en', 'inside of a formula'],
    ['`x = [[space]]` and [[distance]], [[kind]]', 'text.en', 'inside of a formula or of code'],
    ['[[distance]] and [[space]], [[kind]]', 'blanks', 'in the order distance, space, kind'],
  ])('whose text is %s is found', (en, path, message) => {
    const found = findingsOf(Item.parse({ ...item, text: { en, fr: raw.text.fr } }));
    expect(found.map((finding) => finding.path.join('.'))).toEqual([path]);
    expect(found[0]?.message).toContain(message);
  });

  test('is not found to hide a blank between dollars and formulas', () => {
    const en = 'for \\$5 and $x$ [[space]] and `y`[[distance]]$z$ [[kind]] \\$';
    expect(findingsOf(Item.parse({ ...item, text: { en, fr: raw.text.fr } }))).toEqual([]);
  });

  test('passes on what is doubtful in a blank, with its place', () => {
    const blanks = raw.blanks.map((one) =>
      one.kind === 'numeric' ? { ...one, answer: 0, tolerance: { relative: 0.1 } } : one,
    );
    const found = findingsOf(Item.parse({ ...item, blanks }));
    expect(found.map(({ path }) => path.join('.'))).toEqual(['blanks.1.tolerance']);
  });

  test('has a key that holds and mistakes that do not', () => {
    expect(proveItem(item)).toEqual([]);
    expect(wrongAnswers(item)).toHaveLength(4);
    expect(share(item, keyAnswer(item))).toBe(1);
  });
});

const spaces = ['row span', 'span', 'kernel', 'x'];
const distances = ['0.5', '0,505', '2', '7'];
const kinds = ['a', 'b', 'c'];
const anyAnswer = fc.tuple(fc.constantFrom(...spaces), fc.constantFrom(...distances), fc.constantFrom(...kinds));
const anyWeight = fc.double({ min: 0.1, max: 100, noNaN: true });
const anyItem = fc.tuple(anyWeight, anyWeight, anyWeight).map((weights: Weights) => clozeOf(weights));

describe('every filling', () => {
  test('earns a share, everything only where all is right', () => {
    fc.assert(
      fc.property(anyItem, anyAnswer, (cloze, given) => {
        const { correct, points, maxPoints } = marked(cloze, filled(...given));
        expect(points >= 0 && points <= maxPoints).toBe(true);
        const [space, distance, kind] = given;
        expect(correct).toBe(space === 'row span' && ['0.5', '0,505'].includes(distance) && kind === 'b');
        if (correct) expect(points).toBe(maxPoints);
      }),
    );
  });

  test('never earns less when one blank is mended', () => {
    fc.assert(
      fc.property(anyItem, anyAnswer, fc.nat(2), (cloze, given, i) => {
        const mended = given.with(i, ['row span', '0.5', 'b'][i] as string) as [string, string, string];
        expect(share(cloze, filled(...mended))).toBeGreaterThanOrEqual(share(cloze, filled(...given)));
      }),
    );
  });

  test('earns the same in whatever order blanks are given and options stand', () => {
    fc.assert(
      fc.property(anyItem, anyAnswer, fc.integer(), (cloze, given, seed) => {
        const turned = { blanks: Object.fromEntries(Object.entries(filled(...given).blanks).reverse()) };
        expect(marked(cloze, turned, seed).points).toBe(marked(cloze, filled(...given)).points);
      }),
    );
  });
});
