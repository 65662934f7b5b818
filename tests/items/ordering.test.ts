import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, forStudent, Item, keyAnswer, parseAnswer, score, textsOf, wrongAnswers } from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { orderingOf } from './sample-items';

const CREDITS = ['all-or-nothing', 'adjacent-pairs', 'longest-run'] as const;

const share = (item: Item, order: string[]) => {
  const { points, maxPoints } = score(item, 1, parseAnswer(item, { order }));
  return points / maxPoints;
};

const startOf = (item: Item, seed: number) => {
  const shown = forStudent(item, seed);
  return shown.kind === 'ordering' ? shown.entries.map(({ id }) => id) : [];
};

describe('an order', () => {
  test.each([
    ['e0 e1 e2 e3', 1, 1, 1],
    ['e1 e0 e2 e3', 0, 1 / 3, 2 / 3],
    ['e3 e0 e1 e2', 0, 2 / 3, 2 / 3],
    ['e2 e3 e0 e1', 0, 2 / 3, 1 / 3],
    ['e0 e2 e1 e3', 0, 0, 2 / 3],
    ['e3 e2 e1 e0', 0, 0, 0],
  ])('%s earns %d, %d, %d by the three schemes', (order, ...expected) => {
    CREDITS.forEach((credit, i) => {
      expect(share(orderingOf(4, credit), order.split(' '))).toBeCloseTo(expected[i] as number, 3);
    });
  });

  test('starts elsewhere than right, the same for each seed, in many ways', () => {
    const [item, pair] = [orderingOf(4, 'all-or-nothing'), orderingOf(2, 'all-or-nothing')];
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const start = startOf(item, seed);
      expect(startOf(item, seed)).toEqual(start);
      expect([...start].sort()).toEqual(['e0', 'e1', 'e2', 'e3']);
      expect(start).not.toEqual(['e0', 'e1', 'e2', 'e3']);
      expect(startOf(pair, seed)).toEqual(['e1', 'e0']);
      seen.add(start.join());
    }
    expect(seen.size).toBeGreaterThan(15);
    expect(startOf(Item.parse({ ...item, start: ['e3', 'e0', 'e1', 'e2'] }), 5)).toEqual(['e3', 'e0', 'e1', 'e2']);
  });

  test('says which entries are in their place, in the right order', () => {
    const item = orderingOf(3, 'adjacent-pairs');
    const { feedback } = score(item, 1, parseAnswer(item, { order: ['e0', 'e2', 'e1'] }));
    expect(feedback.options.map(({ id, chosen, text }) => [id, chosen, text.en])).toEqual([
      ['e0', true, 'Entry 0'],
      ['e1', false, 'Entry 1'],
      ['e2', false, 'Entry 2'],
    ]);
    expect(feedback.message?.en).toBe('SECRET wrong');
  });

  test.each([[['e0', 'e1']], [['e0', 'e1', 'e1']], [['e0', 'e1', 'e2', 'e3']], [['e0', 'e1', 'x']]])(
    '%j is no answer to three entries',
    (order) => {
      const refusal = { kind: 'invalid', reason: 'answer-shape' };
      expect(() => parseAnswer(orderingOf(3, 'longest-run'), { order })).toThrow(expect.objectContaining(refusal));
    },
  );

  test.each([
    ['one entry', { entries: [{ id: 'a', text: { en: 'a', fr: 'a' } }] }],
    ['an id twice', { entries: ['a', 'a'].map((id) => ({ id, text: { en: id, fr: id } })) }],
    ['a start that is right', { start: ['e0', 'e1', 'e2'] }],
    ['a start that lacks one', { start: ['e1', 'e0'] }],
  ])('an item with %s is refused', (_name, over) => {
    expect(Item.safeParse({ ...orderingOf(3, 'all-or-nothing'), ...over }).success).toBe(false);
  });

  test('entries that read the same are found, and read as texts of one line', () => {
    const entries = ['a', 'b'].map((id) => ({ id, text: { en: 'same', fr: id } }));
    const item = Item.parse({ ...orderingOf(2, 'all-or-nothing'), entries });
    expect(findingsOf(item).map(({ path }) => path.join('.'))).toEqual(['entries.1.text.en']);
    expect(
      textsOf(item)
        .filter(({ inline }) => inline)
        .map(({ path }) => path.join('.')),
    ).toEqual(['entries.0.text', 'entries.1.text']);
  });
});

const anyOrder = fc.tuple(fc.integer({ min: 2, max: 7 }), fc.constantFrom(...CREDITS)).chain(([count, credit]) => {
  const item = orderingOf(count, credit);
  const { order } = keyAnswer(item) as { order: string[] };
  return fc.tuple(fc.constant(item), fc.shuffledSubarray(order, { minLength: count }));
});

describe('every order', () => {
  test('earns a share, everything only when it is the key', () => {
    fc.assert(
      fc.property(anyOrder, ([item, order]) => {
        const earned = share(item, order);
        expect(earned >= 0 && earned <= 1).toBe(true);
        expect(earned === 1).toBe(order.join() === (keyAnswer(item) as { order: string[] }).order.join());
      }),
    );
  });

  test('does not depend on the order in which the entries stood at first', () => {
    fc.assert(
      fc.property(anyOrder, fc.integer(), ([item, order], seed) => {
        const answer = parseAnswer(item, { order });
        expect(score(item, seed, answer)).toEqual(score(item, 1, answer));
      }),
    );
  });

  test('has plain mistakes that do not earn everything', () => {
    for (const credit of CREDITS) {
      const item = orderingOf(5, credit);
      expect(proveItem(item)).toEqual([]);
      expect(wrongAnswers(item)).toHaveLength(5);
    }
  });

  test('never earns less by the longest run when one entry more joins it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 7 }), fc.nat(), fc.nat(), (count, a, b) => {
        const right = Array.from({ length: count }, (_, i) => `e${i}`);
        const from = a % count;
        const moved = right.toSpliced(from, 1).toSpliced(b % count, 0, `e${from}`);
        const expected = moved.join() === right.join() ? 1 : (count - 2) / (count - 1);
        expect(share(orderingOf(count, 'longest-run'), moved)).toBeCloseTo(expected, 3);
      }),
    );
  });
});
