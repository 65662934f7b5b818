import { type DrawnPlot, PLOT_CAPS, type Plot, PlotAxis, type Series } from '../authoring/plots';

/** Digits that are kept of a coordinate: more than any screen shows. */
const DIGITS = 6;

/**
 * Draws the plots of one seed. Points that are not finite, or not positive on a log axis, are left out; a series that has
 * too many points is thinned evenly; a plot with nothing left to show is absent. Whatever goes wrong in a drawing is told
 * to `onBroken` and costs that plot, never the grade.
 */
export function drawPlots<E>(
  plots: readonly Plot<E>[],
  evidence: E,
  onBroken: (plotId: string, error: unknown) => void,
): DrawnPlot[] {
  return plots.flatMap((plot) => {
    try {
      return drawPlot(plot, evidence) ?? [];
    } catch (error) {
      onBroken(plot.id, error);
      return [];
    }
  });
}

function drawPlot<E>({ id, kind, x, y, draw }: Plot<E>, evidence: E): DrawnPlot | null {
  const drawn = draw(evidence);
  const axes = { x: PlotAxis.parse(x), y: PlotAxis.parse(y) };
  const given = drawn.series.slice(0, PLOT_CAPS.series);
  const most = Math.max(2, Math.floor(PLOT_CAPS.points / given.length));
  const series = given.flatMap(({ label, role, mark = 'line', points }) => {
    const kept = thin(usable(points, axes), most);
    return kept.length > 0 ? [{ label, role, mark, points: kept }] : [];
  });
  return series.length > 0 ? { id, kind, title: drawn.title, ...axes, series } : null;
}

function usable(points: Series['points'], { x, y }: { x: PlotAxis; y: PlotAxis }): Series['points'] {
  const fits = (value: number, { scale }: PlotAxis) => Number.isFinite(value) && (scale === 'linear' || value > 0);
  return points
    .filter(([px, py]) => fits(px, x) && fits(py, y))
    .map(([px, py]) => [Number(px.toPrecision(DIGITS)), Number(py.toPrecision(DIGITS))]);
}

/** At most `most` points, evenly chosen, the first and the last among them. */
function thin(points: Series['points'], most: number): Series['points'] {
  if (points.length <= most) return points;
  const every = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => points[Math.round(i * every)] as [number, number]);
}
