import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forStudent, Item, keyAnswer, parseAnswer, score, scoreRange } from '@/lib/items/item';
import { lessCost, shareOf } from '@/lib/points';
import { anyItemAndAnswer } from './sample-answers';
import { multipleChoice, numeric, numericRaw, option, SAMPLES, SECRET, singleChoice, trueFalse } from './sample-items';

const mark = (item: Item, answer: unknown) => score(item, 1, parseAnswer(item, answer));

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

describe('every item', () => {
  test('scores within its range, whatever the answer', () => {
    fc.assert(
      fc.property(anyItemAndAnswer, fc.integer(), ([item, input], seed) => {
        const { min, max } = scoreRange(item);
        const marked = score(item, seed, parseAnswer(item, input));
        expect(marked.points).toBeGreaterThanOrEqual(min);
        expect(marked.points).toBeLessThanOrEqual(max);
        expect(Number.isInteger(marked.points)).toBe(true);
        expect(marked.maxPoints).toBe(max);
        expect(marked.correct).toBe(marked.points === max);
      }),
    );
  });

  test('gives full points to its key', () => {
    fc.assert(
      fc.property(anyItemAndAnswer, ([item]) => {
        const key = parseAnswer(item, keyAnswer(item));
        expect(score(item, 1, key)).toMatchObject({ correct: true, points: scoreRange(item).max });
      }),
    );
  });

  test('shows a student nothing that tells the key', () => {
    const hidden = [
      'correct',
      'match',
      'answer',
      'answers',
      'feedback',
      'missed',
      'misconception',
      'explanation',
      'mistakes',
      'tolerance',
    ];
    fc.assert(
      fc.property(anyItemAndAnswer, fc.integer(), ([item], seed) => {
        const shown = forStudent(item, seed);
        expect(keysOf(shown).filter((key) => hidden.includes(key))).toEqual([]);
        expect(JSON.stringify(shown)).not.toMatch(new RegExp(SECRET, 'i'));
      }),
    );
  });

  test('refuses what is no answer to it', () => {
    const nonsense: unknown[] = [
      undefined,
      null,
      3,
      'a',
      [],
      {},
      { choice: 'zzz' },
      { choices: [] },
      { choices: ['o0', 'o0'] },
    ];
    nonsense.push({ choice: 'a', extra: 1 }, { text: '' }, { text: 'x'.repeat(9000) }, { choice: '__proto__' });
    for (const item of SAMPLES) {
      for (const input of nonsense) {
        expect(() => parseAnswer(item, input), `${item.kind} ${JSON.stringify(input)}`).toThrow(
          expect.objectContaining({ kind: 'invalid', reason: 'answer-shape' }),
        );
      }
    }
  });
});

describe('choices', () => {
  test('come in an order that the seed draws, and always the same for it', () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 50; seed++) {
      const shown = forStudent(singleChoice, seed);
      expect(shown).toEqual(forStudent(singleChoice, seed));
      if (shown.kind === 'single-choice') orders.add(shown.options.map(({ id }) => id).join(''));
    }
    expect(orders.size).toBeGreaterThan(10);
    for (const order of orders) expect([...order].sort().join('')).toBe('abcd');
  });

  test('get feedback on the one chosen and on the one that should have been', () => {
    const { feedback, correct, points } = mark(singleChoice, { choice: 'a' });
    expect({ correct, points }).toEqual({ correct: false, points: 0 });
    const said = (id: string, of = feedback) => of.options.find((option) => option.id === id);
    expect(said('a')).toMatchObject({ chosen: true, correct: false, text: { en: `${SECRET} a` } });
    expect(said('b')).toMatchObject({ chosen: false, correct: true, text: { en: `${SECRET} missed b` } });
    expect(said('b', mark(singleChoice, { choice: 'b' }).feedback)?.text.en).toBe(`${SECRET} b`);
  });

  test.each([
    ['all-or-nothing', ['o0', 'o1'], 2000],
    ['all-or-nothing', ['o0'], 0],
    ['proportional', ['o0'], 1500],
    ['proportional', ['o0', 'o1', 'o2', 'o3'], 1000],
    ['proportional-with-penalty', ['o0'], 1000],
    ['proportional-with-penalty', ['o0', 'o1', 'o2'], 1000],
    ['proportional-with-penalty', ['o0', 'o1', 'o2', 'o3'], 0],
    ['proportional-with-penalty', ['o2', 'o3'], 0],
  ] as const)('%s gives %j %d thousandths', (scheme, choices, points) => {
    expect(mark(multipleChoice([true, true, false, false], scheme), { choices }).points).toBe(points);
  });

  test('true or false is marked either way', () => {
    expect(mark(trueFalse, { choice: 'false' })).toMatchObject({ correct: true, points: 1000 });
    const wrong = mark(trueFalse, { choice: 'true' });
    expect(wrong.correct).toBe(false);
    expect(wrong.feedback.options.find((option) => option.chosen)?.text.en).toBe(`${SECRET} wrong`);
  });
});

describe('a number', () => {
  test.each(['0.50', '0,50', '.51', '5.0e-1', '500 ms', '500ms', '0.500 s', '+0.50', '5,0 × 10^-1', ' 0.49 '])(
    '%j is right',
    (text) => expect(mark(numeric, { text }).correct).toBe(true),
  );

  test.each(['0.52', '-0.50', '50 ms', '0', '1 000', '−0,50'])('%j is wrong', (text) =>
    expect(mark(numeric, { text }).correct).toBe(false),
  );

  test.each([
    ['half', 'answer-not-a-number'],
    ['0.50 m', 'answer-unit'],
    ['50%', 'answer-unit'],
    ['0.50 constructor', 'answer-unit'],
    ['0.5', 'answer-figures'],
    ['1/2', 'answer-figures'],
    ['1.2.3', 'answer-groups'],
    ['1,000', 'answer-two-readings'],
  ])('%j is refused and costs nothing: %s', (text, reason) => {
    expect(() => parseAnswer(numeric, { text })).toThrow(expect.objectContaining({ kind: 'invalid', reason }));
  });

  test('with a known mistake gets the feedback of that mistake', () => {
    expect(mark(numeric, { text: '2.0' }).feedback.message?.en).toBe(`${SECRET} inverted`);
    expect(mark(numeric, { text: '7.0' }).feedback.message?.en).toBe(`${SECRET} wrong`);
  });
});

describe('an item that cannot be marked sensibly is refused', () => {
  test.each([
    ['two keys', { ...singleChoice, options: [option('a', true), option('b', true)] }],
    ['no key', { ...multipleChoice([true, false], 'proportional'), options: [] }],
    ['a mistake that is right', { ...numericRaw, mistakes: [{ ...numericRaw.mistakes[0], value: 0.505 }] }],
    ['an unknown key', { ...singleChoice, stemm: 'x' }],
    ['an unknown kind', { ...singleChoice, kind: 'essay' }],
    ['both tolerances', { ...numericRaw, tolerance: { absolute: 1, relative: 1 } }],
    ['a text in no language', { ...singleChoice, stem: {} }],
    ['a text in what is no language', { ...singleChoice, stem: { english: 'x' } }],
  ])('%s', (_name, raw) => expect(Item.safeParse(raw).success).toBe(false));
});

test('points are whole thousandths, and neither NaN nor a cost makes them negative', () => {
  expect([shareOf(1000, 1 / 3), shareOf(1000, Number.NaN), shareOf(1000, 7), shareOf(1000, -1)]).toEqual([
    333, 0, 1000, 0,
  ]);
  expect([lessCost(1000, 250), lessCost(100, 250)]).toEqual([750, 0]);
});
