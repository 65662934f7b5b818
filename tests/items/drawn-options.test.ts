import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forStudent, Item, keyAnswer, parseAnswer, score, wrongAnswers } from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { clozeOf, multipleChoice, option, singleChoice } from './sample-items';

const shownIds = (item: Item, seed: number): string[] => {
  const shown = forStudent(item, seed);
  return 'options' in shown ? shown.options.map(({ id }) => id) : [];
};
const wrongs = Array.from({ length: 6 }, (_, i) => option(`w${i}`, false));
const all = { ...option('all', false), pinned: true };

const some = Item.parse({ ...singleChoice, options: [...wrongs, all, option('right', true)], show: 4 });
const several = Item.parse({
  ...multipleChoice([true, false], 'all-or-nothing'),
  options: [...wrongs, all, option('r0', true), option('r1', true)],
  show: 5,
});

describe('a question that shows some of its options', () => {
  test('draws others by each seed, always with what is right and what is pinned', () => {
    const drawn = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const ids = shownIds(some, seed);
      expect(ids).toHaveLength(4);
      expect(ids).toContain('right');
      expect(ids.at(-1)).toBe('all');
      expect(ids).toEqual(shownIds(some, seed));
      for (const id of ids) drawn.add(id);
    }
    expect(drawn.size).toBe(8);
  });

  test('is proved as any, whatever was drawn', () => {
    expect([some, several].flatMap(proveItem)).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(some, several), fc.integer(), (item, seed) => {
        expect(score(item, seed, parseAnswer(item, keyAnswer(item))).correct).toBe(true);
        for (const wrong of wrongAnswers(item)) expect(score(item, seed, wrong).correct).toBe(false);
        const told = score(item, seed, keyAnswer(item)).feedback.options.map(({ id }) => id);
        expect(told).toEqual(shownIds(item, seed));
      }),
    );
  });

  test.each([
    ['more than there are', 8],
    ['none but those that are right or pinned', 2],
  ])('is refused where it shows %s', (_name, show) => {
    expect(Item.safeParse({ ...some, show }).error?.issues[0]?.path).toEqual(['show']);
  });

  test('may be a blank of a text', () => {
    const cloze = clozeOf([1, 1, 1]);
    const blanks = (cloze as { blanks: { kind: string }[] }).blanks.map((blank) =>
      blank.kind === 'single-choice' ? { ...blank, show: 2 } : blank,
    );
    const item = Item.parse({ ...cloze, blanks });
    const shown = forStudent(item, 3);
    expect(
      shown.kind === 'cloze' && shown.blanks.map((blank) => ('options' in blank ? blank.options.length : 0)),
    ).toEqual([0, 0, 2]);
  });
});

test('a pinned option keeps its place behind the others', () => {
  const item = Item.parse({
    ...singleChoice,
    options: [
      all,
      ...('options' in singleChoice ? singleChoice.options : []),
      { ...option('none', false), pinned: true },
    ],
  } as never);
  for (let seed = 0; seed < 20; seed++) expect(shownIds(item, seed).slice(-2)).toEqual(['all', 'none']);
});
