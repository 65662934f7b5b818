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
} from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { matchingOf } from './sample-items';

type Pairs = Record<string, string>;

const CREDITS = ['by-pair', 'all-or-nothing'] as const;

const marked = (item: Item, pairs: Pairs, seed = 1) => score(item, seed, parseAnswer(item, { pairs }));
const share = (item: Item, pairs: Pairs, seed = 1) => marked(item, pairs, seed).points / marked(item, pairs).maxPoints;
const key = (item: Item) => (keyAnswer(item) as { pairs: Pairs }).pairs;

function shown(item: Item, seed: number) {
  const student = forStudent(item, seed);
  if (student.kind !== 'matching') throw new Error('another kind');
  return student;
}

describe('pairs', () => {
  const [each, all] = CREDITS.map((credit) => matchingOf(4, credit)) as [Item, Item];

  test.each([
    ['c0 c1 c2 c3', 1, 1],
    ['c0 c1 c2 c4', 0.75, 0],
    ['c1 c0 c2 c3', 0.5, 0],
    ['c0 c0 c0 c0', 0.25, 0],
    ['c1 c2 c3 c0', 0, 0],
  ])('%s earn %d by pair and %d all together', (choices, byPair, together) => {
    const pairs = Object.fromEntries(choices.split(' ').map((choice, i) => [`p${i}`, choice]));
    expect([share(each, pairs), share(all, pairs)]).toEqual([byPair, together]);
  });

  test('say what was chosen and what should have been', () => {
    const { feedback } = marked(matchingOf(3, 'by-pair'), { p0: 'c0', p1: 'c3', p2: 'c1' });
    const said = feedback.options.map(({ id, chosen, correct, text }) => [id, chosen, correct, text.en]);
    expect(said.sort()).toEqual([
      ['p0.c0', true, true, 'SECRET p0'],
      ['p1.c1', false, true, 'SECRET missed p1'],
      ['p1.c3', true, false, 'SECRET p1 not c3'],
      ['p2.c2', false, true, 'SECRET missed p2'],
    ]);
  });

  test('stand in an order that the seed draws on both sides, and always the same for it', () => {
    const [prompts, choices] = [new Set<string>(), new Set<string>()];
    for (let seed = 0; seed < 60; seed++) {
      const item = shown(each, seed);
      expect(item).toEqual(shown(each, seed));
      prompts.add(item.prompts.map(({ id }) => id).join());
      choices.add(item.choices.map(({ id }) => id).join());
    }
    expect([prompts.size > 10, choices.size > 20]).toEqual([true, true]);
    for (const order of prompts) expect(order.split(',').sort().join()).toBe('p0,p1,p2,p3');
    for (const order of choices) expect(order.split(',').sort().join()).toBe('c0,c1,c2,c3,c4');
  });

  test.each([
    ['an unknown prompt', { pairs: { p0: 'c0', p9: 'c1' } }, 'answer-shape'],
    ['an unknown choice', { pairs: { p0: 'c9', p1: 'c1' } }, 'answer-shape'],
    ['a list', { pairs: ['c0', 'c1'] }, 'answer-shape'],
    ['more than pairs', { pairs: { p0: 'c0', p1: 'c1' }, p0: 'c0' }, 'answer-shape'],
    ['nothing', { pairs: {} }, 'answer-unfinished'],
    ['one pair of two', { pairs: { p1: 'c1' } }, 'answer-unfinished'],
  ])('%s is no answer', (_name, input, reason) => {
    const refusal = expect.objectContaining({ kind: 'invalid', reason });
    expect(() => parseAnswer(matchingOf(2, 'by-pair'), input)).toThrow(refusal);
  });

  test.each(['__proto__', 'constructor', 'toString'])('%s is neither a prompt nor a choice', (name) => {
    const item = matchingOf(2, 'by-pair');
    for (const json of [`{"pairs":{"p0":"c0","${name}":"c1"}}`, `{"pairs":{"p0":"c0","p1":"${name}"}}`]) {
      expect(() => parseAnswer(item, JSON.parse(json))).toThrow(expect.objectContaining({ kind: 'invalid' }));
    }
  });
});

describe('an item', () => {
  const item = matchingOf(3, 'by-pair');
  const raw = item.kind === 'matching' ? item : null;
  const first = raw?.prompts[0];
  const mistake = first?.mistakes[0];

  test.each([
    ['whose prompts share an id', { prompts: [first, first] }],
    ['whose choices share an id', { choices: [...(raw?.choices ?? []), raw?.choices[0]] }],
    ['with a match that is no choice', { choices: raw?.choices.slice(1) }],
    [
      'with a mistake that is right',
      { prompts: [{ ...first, mistakes: [{ ...mistake, choice: 'c0' }] }, raw?.prompts[1]] },
    ],
    [
      'with a mistake that is no choice',
      { prompts: [{ ...first, mistakes: [{ ...mistake, choice: 'c9' }] }, raw?.prompts[1]] },
    ],
    ['with a mistake twice', { prompts: [{ ...first, mistakes: [mistake, mistake] }, raw?.prompts[1]] }],
    ['with one prompt', { prompts: [first] }],
  ])('%s is refused', (_name, over) => expect(Item.safeParse({ ...item, ...over }).success).toBe(false));

  test('may have distractors, and one choice for several prompts', () => {
    const prompts = raw?.prompts.map((prompt) => ({ ...prompt, match: 'c0', mistakes: [] }));
    const same = Item.parse({ ...item, prompts });
    expect(proveItem(same)).toEqual([]);
    expect(share(same, { p0: 'c0', p1: 'c0', p2: 'c1' })).toBeCloseTo(2 / 3, 3);
  });

  test('whose ids tell the pairs is found', () => {
    const prompts = raw?.prompts.map((prompt, i) => (i === 1 ? { ...prompt, id: prompt.match } : prompt));
    const found = findingsOf(Item.parse({ ...item, prompts }));
    expect(found.map(({ path, expected }) => [path.join('.'), expected])).toEqual([['prompts.1.id', 'another id']]);
  });

  test('is found to read the same on one side, has lines and misconceptions', () => {
    const choices = raw?.choices.map((choice, i) => (i === 2 ? { ...choice, text: raw.choices[0]?.text } : choice));
    const paths = findingsOf(Item.parse({ ...item, choices })).map(({ path }) => path.join('.'));
    expect(paths).toEqual(['choices.2.text.en', 'choices.2.text.fr']);
    const inline = textsOf(item).filter((text) => text.inline);
    expect(inline.map(({ path }) => path.join('.'))).toEqual([
      ...[0, 1, 2].map((i) => `prompts.${i}.text`),
      ...[0, 1, 2, 3].map((i) => `choices.${i}.text`),
    ]);
    expect(misconceptionsOf(item)).toHaveLength(3);
  });
});

const anyPairs = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.constantFrom(...CREDITS)).chain(([count, credit]) => {
  const choices = Array.from({ length: count }, () => fc.nat(count).map((i) => `c${i}`));
  const pairs = fc.tuple(...choices).map((made) => Object.fromEntries(made.map((choice, i) => [`p${i}`, choice])));
  return fc.tuple(fc.constant(matchingOf(count, credit)), pairs);
});

describe('all pairs', () => {
  test('earn a share, everything only when each is right', () => {
    fc.assert(
      fc.property(anyPairs, ([item, pairs]) => {
        const earned = share(item, pairs);
        expect(earned >= 0 && earned <= 1).toBe(true);
        expect(earned === 1).toBe(Object.entries(key(item)).every(([prompt, match]) => pairs[prompt] === match));
      }),
    );
  });

  test('never earn less when one more is right', () => {
    fc.assert(
      fc.property(anyPairs, fc.nat(), ([item, pairs], n) => {
        const prompt = `p${n % Object.keys(pairs).length}`;
        const mended = { ...pairs, [prompt]: key(item)[prompt] as string };
        expect(share(item, mended)).toBeGreaterThanOrEqual(share(item, pairs));
        if (item.kind === 'matching' && item.credit === 'by-pair' && mended[prompt] !== pairs[prompt]) {
          expect(share(item, mended)).toBeGreaterThan(share(item, pairs));
        }
      }),
    );
  });

  test('earn the same in whatever order they stand and are given', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ([item, pairs], seed) => {
        const turned = Object.fromEntries(Object.entries(pairs).reverse());
        expect(share(item, turned, seed)).toBe(share(item, pairs));
      }),
    );
  });
});
