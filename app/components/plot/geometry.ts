import { scaleLinear, scaleLog } from 'd3-scale';
import { powerOfTen } from '@/lib/text';

export interface AxisSpec {
  scale: 'linear' | 'log';
  min?: number;
  max?: number;
}

export interface Tick {
  value: number;
  at: number;
  /** Log axes have more ticks than there is room for words. */
  label: string | null;
}

export interface AxisScale {
  at(value: number): number;
  ticks: Tick[];
}

/** A formatter costs as much as a hundred numbers; a page with figures has hundreds of them. */
const formats = new Map<string, { plain: Intl.NumberFormat; mantissa: Intl.NumberFormat }>();

function formatsOf(locale: string) {
  const known = formats.get(locale);
  if (known) return known;
  const made = {
    plain: new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, useGrouping: 'min2' }),
    mantissa: new Intl.NumberFormat(locale),
  };
  formats.set(locale, made);
  return made;
}

/** Powers of ten as 10ⁿ, small and large numbers without a row of zeros. */
export function tickLabel(value: number, locale: string): string {
  if (value !== 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3)) {
    const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    const mantissa = value / 10 ** exponent;
    const power = powerOfTen(exponent);
    if (Math.abs(mantissa - 1) < 1e-6) return power;
    return `${formatsOf(locale).mantissa.format(Number(mantissa.toPrecision(2)))}·${power}`;
  }
  return formatsOf(locale).plain.format(value);
}

/** The ends of an axis: as declared, or those of its values with a little room when there is only one. */
function domainOf(spec: AxisSpec, values: number[]): [number, number] {
  const log = spec.scale === 'log';
  const usable = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  const low = spec.min ?? Math.min(...usable);
  const high = spec.max ?? Math.max(...usable);
  if (low < high) return [low, high];
  return log ? [low / 2, high * 2] : [low - (spec.min === undefined ? 1 : 0), high + 1];
}

/** The scale of one axis over its values, from `from` to `to` in the drawing's units. */
export function axisScale(spec: AxisSpec, values: number[], from: number, to: number, locale: string): AxisScale {
  const log = spec.scale === 'log';
  const [low, high] = domainOf(spec, values);
  const scale = (log ? scaleLog() : scaleLinear()).domain([low, high]).range([from, to]);
  if (!log && (spec.min === undefined || spec.max === undefined)) {
    const [niceLow, niceHigh] = scaleLinear().domain([low, high]).nice(5).domain() as [number, number];
    scale.domain([spec.min ?? niceLow, spec.max ?? niceHigh]);
  }
  const room = Math.max(3, Math.round(Math.abs(to - from) / 70));
  const format = log ? scale.tickFormat(room) : null;
  const ticks = scale.ticks(room).map((value) => ({
    value,
    at: scale(value),
    label: format && format(value) === '' ? null : tickLabel(value, locale),
  }));
  // Over less than a decade a log axis would name nothing.
  if (ticks.filter(({ label }) => label !== null).length < 2) {
    for (const tick of ticks) tick.label = tickLabel(tick.value, locale);
  }
  // Over less than two it may name too many; keep the words apart.
  let last = Number.NEGATIVE_INFINITY;
  const gap = Math.min(44, Math.abs(to - from) / 4);
  for (const tick of ticks.filter((candidate) => candidate.label !== null)) {
    if (Math.abs(tick.at - last) < gap && Number.isFinite(last)) tick.label = null;
    else last = tick.at;
  }
  return { at: (value) => scale(value), ticks };
}

/**
 * Axes of a plane: as many of the drawing's units for one of x as for one of y. The height follows from the data, between
 * two fifths of the width and the whole of it; the axis that has room to spare is widened, away from a declared end.
 */
export function planeAxes(
  specs: { x: AxisSpec; y: AxisSpec },
  values: { x: number[]; y: number[] },
  width: number,
): { x: AxisSpec; y: AxisSpec; height: number } {
  const x = domainOf(specs.x, values.x);
  const y = domainOf(specs.y, values.y);
  const perUnit = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / width);
  const height = Math.max(0.4 * width, (y[1] - y[0]) / perUnit);
  return {
    x: widened(specs.x, x, perUnit * width),
    y: widened(specs.y, y, perUnit * height),
    height,
  };
}

function widened(spec: AxisSpec, [low, high]: [number, number], extent: number): AxisSpec {
  const spare = Math.max(0, extent - (high - low));
  const below = spec.min === undefined ? spare / 2 : 0;
  return { scale: 'linear', min: low - below, max: high + spare - below };
}
