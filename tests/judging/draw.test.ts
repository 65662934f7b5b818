import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DrawnPlot, PLOT_CAPS, type Plot, readNumber, type Series, withNumbers } from '@/lib/authoring/plots';
import { drawPlots } from '@/lib/judging/draw';

const text = (en: string) => ({ en, fr: en });
const line = (points: [number, number][], changes: Partial<Series> = {}): Series => ({
  label: text('Line'),
  role: 'train',
  points,
  ...changes,
});

function plot(series: Series[], changes: Partial<Plot<object>> = {}): Plot<object> {
  return {
    id: 'one',
    kind: 'lines',
    x: { label: text('Step') },
    y: { label: text('Loss') },
    draw: () => ({ title: text('It falls'), series }),
    ...changes,
  };
}

const never = (id: string, error: unknown) => {
  throw new Error(`${id}: ${error}`);
};
const draw = (...plots: Plot<object>[]) => drawPlots(plots, {}, never);

test('what is drawn fits the schema of what travels, with the defaults filled in', () => {
  const [drawn] = draw(plot([line([[1, 2]])]));
  expect(DrawnPlot.parse(drawn)).toEqual(drawn);
  expect(drawn).toMatchObject({ x: { scale: 'linear' }, series: [{ mark: 'line' }] });
});

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0),
);

test('whatever numbers come, those that are drawn are finite, and positive on a log axis', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), fc.boolean(), (points, log) => {
      const y = { label: text('Loss'), scale: log ? ('log' as const) : ('linear' as const) };
      for (const drawn of draw(plot([line(points)], { y }))) {
        const kept = drawn.series.flatMap((one) => one.points);
        expect(kept.length).toBeGreaterThan(0);
        expect(kept.flat().every(Number.isFinite)).toBe(true);
        if (log) expect(kept.every(([, value]) => value > 0)).toBe(true);
      }
    }),
  );
});

test('a series without a usable point is left out, and so is a plot without a series', () => {
  const [drawn, ...others] = draw(
    plot([line([[1, Number.NaN]]), line([[1, 1]])]),
    plot([line([[Number.POSITIVE_INFINITY, 1]])]),
    plot([]),
  );
  expect(drawn?.series).toHaveLength(1);
  expect(others).toEqual([]);
});

test('a flood of points is thinned evenly, ends included, and a flood of series is cut', () => {
  const many = Array.from({ length: 50_000 }, (_, i): [number, number] => [i, i]);
  const [drawn] = draw(plot(Array.from({ length: 100 }, () => line(many))));
  expect(drawn?.series).toHaveLength(PLOT_CAPS.series);
  const points = drawn?.series.flatMap((one) => one.points) ?? [];
  expect(points.length).toBeLessThanOrEqual(PLOT_CAPS.points);
  const [first] = drawn?.series ?? [];
  expect(first?.points[0]).toEqual([0, 0]);
  expect(first?.points.at(-1)).toEqual([49_999, 49_999]);
  const steps = first?.points.slice(1).map(([x], i) => x - (first.points[i]?.[0] ?? 0)) ?? [];
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
});

test('a drawing that throws is told of and costs that plot alone', () => {
  const told: string[] = [];
  const broken = plot([], {
    id: 'broken',
    draw: () => {
      throw new TypeError('no such run');
    },
  });
  const drawn = drawPlots([broken, plot([line([[1, 1]])])], {}, (id, error) => told.push(`${id}: ${error}`));
  expect(drawn.map(({ id }) => id)).toEqual(['one']);
  expect(told).toEqual(['broken: TypeError: no such run']);
});

test('a title carries its numbers as each language writes them, and says so when there is none', () => {
  const said = withNumbers({ en: '{a} of {b}, {c}', fr: '{a} sur {b}, {c}' }, { a: 0.12345, b: Number.NaN });
  expect(said).toEqual({ en: '0.123 of —, {c}', fr: '0,123 sur —, {c}' });
  expect(withNumbers({ en: '{a} %', fr: '{a} %' }, { a: 7 }).en).toBe('7\u00A0%');
  expect(readNumber(3.21e-8, 'fr')).toBe('3,2·10⁻⁸');
  expect(readNumber(4000, 'en')).toBe('4,000');
  expect(readNumber(0, 'en')).toBe('0');
});
