import { z } from 'zod';
import { powerOfTen, Text } from '../text';

/**
 * How the points of a plot are read. `lines`: y over x. `plane`: both axes have one scale, for paths and decision
 * boundaries. `spectrum`: one stem for each x, for the energy of frequencies.
 */
export const PlotKind = z.enum(['lines', 'plane', 'spectrum']);
export type PlotKind = z.infer<typeof PlotKind>;

/** The label says the unit where there is one. On a log axis what is not positive is left out. */
export const PlotAxis = z.strictObject({
  label: Text,
  scale: z.enum(['linear', 'log']).default('linear'),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type PlotAxis = z.infer<typeof PlotAxis>;

export const SeriesRole = z.enum(['train', 'held-out', 'reference', 'other']);
export type SeriesRole = z.infer<typeof SeriesRole>;

/** A joined line, or one mark for each point: plus and minus are the two classes of a plane. */
export const SeriesMark = z.enum(['line', 'dots', 'plus', 'minus']);
export type SeriesMark = z.infer<typeof SeriesMark>;

export const PLOT_CAPS = { plots: 8, series: 24, points: 1200 };

const Point = z.tuple([z.number(), z.number()]);

/** A plot of one seed, drawn from what was recomputed: plain data, bounded in size, every number finite. */
export const DrawnPlot = z.strictObject({
  id: z.string(),
  kind: PlotKind,
  /** Says the finding, with the numbers of this seed. */
  title: Text,
  x: PlotAxis,
  y: PlotAxis,
  series: z
    .array(
      z.strictObject({
        label: Text,
        role: SeriesRole,
        mark: SeriesMark.default('line'),
        points: z.array(Point).min(1).max(PLOT_CAPS.points),
      }),
    )
    .min(1)
    .max(PLOT_CAPS.series),
});
export type DrawnPlot = z.infer<typeof DrawnPlot>;

export interface Series {
  label: Text;
  role: SeriesRole;
  mark?: SeriesMark;
  points: [x: number, y: number][];
}

/** A plot as a challenge declares it. `E` is the evidence of one seed, the same that measures see. */
export interface Plot<E> {
  id: string;
  kind: PlotKind;
  x: z.input<typeof PlotAxis>;
  y: z.input<typeof PlotAxis>;
  /** Pure. Its title must be true of whatever was handed in, so it is made from the same numbers as the points. */
  draw(evidence: E): { title: Text; series: Series[] };
}

/** Each `{name}` of a text replaced by the value of that name, with three digits, as each language writes numbers. */
export function withNumbers(text: Text, values: Record<string, number>): Text {
  const fill = (language: string, words: string) =>
    words
      .replace(/\{([A-Za-z0-9-]+)\}/g, (whole, name: string) =>
        Object.hasOwn(values, name) ? readNumber(values[name] as number, language) : whole,
      )
      // A number and its unit stay on one line.
      .replaceAll(' %', '\u00A0%');
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, fill(language, words)]));
}

/** Three significant digits as the language writes them, or English where it is unknown; powers of ten where a row of zeros would hide them; a dash for what is not finite. */
export function readNumber(value: number, language: string): string {
  if (!Number.isFinite(value)) return '—';
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)) {
    const [mantissa, exponent] = value.toExponential(1).split('e').map(Number) as [number, number];
    return `${mantissa.toLocaleString([language, 'en'])}·${powerOfTen(exponent)}`;
  }
  return new Intl.NumberFormat([language, 'en'], { maximumSignificantDigits: 3 }).format(value);
}
