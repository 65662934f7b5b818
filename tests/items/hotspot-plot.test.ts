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
import { hotspotPlot, option, SECRET } from './sample-items';

const raw = hotspotPlot as Extract<Item, { kind: 'hotspot-plot' }>;
const earned = (item: Item, choice: string, seed = 1) => score(item, seed, parseAnswer(item, { choice }));
const made = (regions: object[]) => Item.parse({ ...raw, regions } as never);
const found = (regions: object[]) => findingsOf(made(regions)).map(({ path }) => path.join('.'));

describe('a place in a plot', () => {
  test('earns by its region, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const shares = ['right', 'near', 'far'].map((choice) => earned(raw, choice, seed).points);
        expect(shares).toEqual([1000, 500, 0]);
      }),
    );
    expect(proveItem(raw)).toEqual([]);
    expect(keyAnswer(raw)).toEqual({ choice: 'right' });
  });

  test('is told about the region that was chosen and the one that should have been', () => {
    const { options } = earned(raw, 'far').feedback;
    expect(options.find(({ id }) => id === 'far')).toMatchObject({ chosen: true, correct: false });
    expect(options.find(({ id }) => id === 'right')?.text.en).toBe(`${SECRET} missed right`);
  });

  test('may have several right ones: each earns everything, and none was left out', () => {
    const item = made([
      { ...option('a', true), area: { at: [0, 1] } },
      { ...option('b', true), area: { at: [1, 1] } },
      { ...option('c', false), area: { at: [2, 1] } },
    ]);
    for (const choice of ['a', 'b']) {
      const { correct, feedback } = earned(item, choice);
      expect(correct).toBe(true);
      expect(feedback.options.filter((one) => one.correct).map(({ id }) => id)).toEqual([choice]);
    }
    expect(proveItem(item)).toEqual([]);
  });

  test('is listed from left to right, so that the order tells nothing', () => {
    const shown = forStudent(raw, 1);
    expect(shown.kind === 'hotspot-plot' && shown.regions.map(({ id }) => id)).toEqual(['far', 'near', 'right']);
  });

  test('has its labels among the texts, and its misconceptions', () => {
    expect(textsOf(raw).map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['plot.x.label', 'plot.series.0.label', 'regions.0.text']),
    );
    expect(misconceptionsOf(raw)).toHaveLength(2);
  });

  test.each([
    ['a point inside of a band', [{ x: [0, 2] }, { at: [1, 5] }], ['regions.1.area']],
    ['two bands', [{ x: [0, 2] }, { x: [3, 1] }], ['regions.1.area']],
    ['one point twice', [{ at: [1, 1] }, { at: [1, 1] }], ['regions.1.area']],
    [
      'boxes above one another',
      [
        { x: [0, 2], y: [0, 1] },
        { x: [0, 2], y: [1, 2] },
      ],
      [],
    ],
    ['bands that touch', [{ x: [0, 1] }, { x: [1, 2] }], []],
    ['points', [{ at: [1, 1] }, { at: [1, 2] }], []],
  ])('finds whether a click could mean two: %s', (_name, areas, paths) => {
    expect(found(areas.map((area, i) => ({ ...option(`o${i}`, i === 0), area })))).toEqual(paths);
  });

  test.each([
    [
      'no right one',
      [
        { ...option('a', false), area: { at: [0, 0] } },
        { ...option('b', false), area: { at: [1, 0] } },
      ],
    ],
    [
      'one id twice',
      [
        { ...option('a', true), area: { at: [0, 0] } },
        { ...option('a', false), area: { at: [1, 0] } },
      ],
    ],
    ['no area', [option('a', true), { ...option('b', false), area: { at: [1, 0] } }]],
  ])('is refused with %s', (_name, regions) => {
    expect(Item.safeParse({ ...raw, regions }).success).toBe(false);
  });
});
