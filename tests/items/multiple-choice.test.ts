import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, forStudent, Item, keyAnswer, parseAnswer, score, wrongAnswers } from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { option, multipleChoice as plain, singleChoice } from './sample-items';

const base = plain([true, false], 'all-or-nothing');

const weighted = (weights: (number | undefined)[], right = (weight: number | undefined) => (weight ?? 1) > 0) =>
  Item.parse({
    ...base,
    scheme: 'weights',
    options: weights.map((weight, i) => ({ ...option(`o${i}`, right(weight)), weight })),
  });

const share = (item: Item, ...choices: string[]) => {
  const { points, maxPoints } = score(item, 1, parseAnswer(item, { choices }));
  return points / maxPoints;
};

describe('weights', () => {
  // Three continents at a third each, two that are none at -100 %.
  const continents = weighted([33.33333 / 100, 33.33333 / 100, -1, 33.33333 / 100, -1]);

  test.each([
    [['o0', 'o1', 'o3'], 1],
    [['o0', 'o1'], 0.6665],
    [['o0'], 0.3335],
    [['o0', 'o1', 'o2'], 0],
    [['o0', 'o1', 'o3', 'o2'], 0],
    [['o2'], 0],
  ])('%j earns %d', (choices, expected) => expect(share(continents, ...choices)).toBe(expected));

  test('right options without a weight share equally, wrong ones cost nothing and are found', () => {
    const item = weighted([undefined, undefined, undefined], () => true);
    expect(share(item, 'o0')).toBeCloseTo(1 / 3, 3);
    expect(proveItem(weighted([undefined, 0], (weight) => weight === undefined))).toEqual([
      'A wrong answer earns all points: {"choices":["o0","o1"]}.',
    ]);
    expect(proveItem(continents)).toEqual([]);
  });

  test('are shares of all that the right options can earn', () => {
    const item = weighted([0.5, 0.3, -0.4]);
    expect([share(item, 'o0'), share(item, 'o1'), share(item, 'o0', 'o1'), share(item, 'o0', 'o2')]).toEqual([
      0.625, 0.375, 1, 0.125,
    ]);
  });

  test('that do not add up to 1 are found', () => {
    const at = (item: Item) => findingsOf(item).map(({ path, expected }) => [path.join('.'), expected]);
    expect(at(weighted([0.5, 0.3, -1]))).toEqual([['options', 'weights that add up to 1']]);
    expect(at(continents)).toEqual([]);
  });

  test.each([
    ['without the scheme', { options: [{ ...option('a', true), weight: 1 }, option('b', false)] }],
    [
      'above 0 where wrong',
      { scheme: 'weights', options: [option('a', true), { ...option('b', false), weight: 0.5 }] },
    ],
    [
      'below 0 where right',
      { scheme: 'weights', options: [{ ...option('a', true), weight: -0.5 }, option('b', false)] },
    ],
    ['above 1', { scheme: 'weights', options: [{ ...option('a', true), weight: 1.5 }, option('b', false)] }],
  ])('are refused %s', (_name, over) => expect(Item.safeParse({ ...base, ...over }).success).toBe(false));

  test('one option of several may earn a part', () => {
    const half = (weight: number) => ({
      ...singleChoice,
      options: [{ ...option('a', false), weight }, option('b', true), option('c', false)],
    });
    const item = Item.parse(half(0.5));
    const earned = (choice: string) => score(item, 1, parseAnswer(item, { choice }));
    expect(['a', 'b', 'c'].map((choice) => earned(choice).points)).toEqual([500, 1000, 0]);
    expect(earned('a').correct).toBe(false);
    for (const weight of [1, -0.1]) expect(Item.safeParse(half(weight)).success).toBe(false);
  });
});

describe('none of these', () => {
  const options = [option('a', false), option('b', false), option('c', false)];
  const none = Item.parse({ ...base, none: true, options });
  const some = Item.parse({ ...base, none: true });

  test('can be said where it is offered, and be right', () => {
    expect(share(none)).toBe(1);
    expect([share(none, 'a'), share(some), share(some, 'o0')]).toEqual([0, 0, 1]);
    expect(() => parseAnswer(base, { choices: [] })).toThrow(expect.objectContaining({ reason: 'answer-shape' }));
    expect(Item.safeParse({ ...base, options }).success).toBe(false);
    expect(proveItem(none)).toEqual([]);
    expect(wrongAnswers(some)).toContainEqual({ choices: [] });
    expect(forStudent(none, 1)).toMatchObject({ none: true, select: null });
  });

  test.each(['all-or-nothing', 'proportional-with-penalty', 'weights'])(
    '%s gives nothing for one too many',
    (scheme) => {
      const item = Item.parse({ ...base, none: true, options, scheme });
      expect([share(item), share(item, 'a')]).toEqual([1, 0]);
    },
  );
});

describe('so many', () => {
  const two = Item.parse({ ...plain([true, true, false, false], 'proportional-with-penalty'), select: 2 });

  test('are chosen, or it is asked again', () => {
    expect([share(two, 'o0', 'o1'), share(two, 'o0', 'o2'), share(two, 'o2', 'o3')]).toEqual([1, 0, 0]);
    for (const choices of [['o0'], ['o0', 'o1', 'o2']]) {
      const refusal = { kind: 'invalid', reason: 'answer-select', details: { count: 2 } };
      expect(() => parseAnswer(two, { choices })).toThrow(expect.objectContaining(refusal));
    }
    for (const answer of wrongAnswers(two)) expect(() => parseAnswer(two, answer)).not.toThrow();
    expect(wrongAnswers(two)).toHaveLength(4);
  });

  test.each([{ select: 1 }, { select: 3 }, { select: 2, none: true }])('%j is refused', (over) => {
    expect(Item.safeParse({ ...plain([true, true, false, false], 'proportional'), ...over }).success).toBe(false);
  });
});

const anyWeighted = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: -100, max: 0 }), { maxLength: 4 }))
  .filter(([right, wrong]) => right + wrong.length >= 2)
  .map(([right, wrong]) => weighted([...Array(right).fill(1 / right), ...wrong.map((weight) => weight / 100)]));

const anyScheme = fc
  .tuple(
    fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }).filter((flags) => flags.includes(true)),
    fc.constantFrom('all-or-nothing' as const, 'proportional' as const, 'proportional-with-penalty' as const),
  )
  .map(([flags, scheme]) => plain(flags, scheme));

const optionsOf = (item: Item) => (item.kind === 'multiple-choice' ? item.options : []);

describe.each([
  ['weights', anyWeighted],
  ['the other schemes', anyScheme],
])('with %s', (_name, anyItem) => {
  test('one more right option never earns less, and one more wrong one never more', () => {
    fc.assert(
      fc.property(anyItem, fc.nat(), fc.nat(), (item, which, mask) => {
        const options = optionsOf(item);
        const added = options[which % options.length];
        if (!added) return;
        const before = options.filter((one, i) => one !== added && (mask >> i) % 2 === 1).map(({ id }) => id);
        if (before.length === 0) return;
        const [without, withIt] = [share(item, ...before), share(item, ...before, added.id)];
        if (added.correct) expect(withIt).toBeGreaterThanOrEqual(without);
        else expect(withIt).toBeLessThanOrEqual(without);
      }),
    );
  });

  test('the order of options and of choices, and the seed, change nothing', () => {
    fc.assert(
      fc.property(anyItem, fc.integer(), fc.nat(), (item, seed, mask) => {
        const options = optionsOf(item);
        const choices = options.filter((_one, i) => (mask >> i) % 2 === 1).map(({ id }) => id);
        if (choices.length === 0) return;
        const turned = Item.parse({ ...item, options: [...options].reverse() });
        const earned = (of: Item, drawn: number, chosen: string[]) =>
          score(of, drawn, parseAnswer(of, { choices: chosen })).points;
        const expected = earned(item, 1, choices);
        expect(earned(item, seed, [...choices].reverse())).toBe(expected);
        expect(earned(turned, seed, choices)).toBe(expected);
      }),
    );
  });

  test('the key earns everything and no more', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        expect(score(item, 1, parseAnswer(item, keyAnswer(item)))).toMatchObject({ correct: true, points: 2000 });
      }),
    );
  });
});
