import type { Plot } from '@/lib/catalog/formats';

const WIDTH = 120;
const HEIGHT = 72;
const MARGIN = 4;

const STROKES = {
  train: 'stroke-train',
  'held-out': 'stroke-held-out',
  reference: 'stroke-reference',
  other: 'stroke-accent',
} as const;
const DASHES = { train: undefined, 'held-out': '5 4', reference: '2 3', other: undefined } as const;

/** A real figure of a chapter, small: its lines without words, beside a link that has them. */
export function PlotThumbnail({ plot }: { plot: Plot }) {
  const along = (axis: Plot['x'], value: number) => (axis.scale === 'log' ? Math.log10(value) : value);
  const series = plot.series.map(({ role, points }) => ({
    role,
    points: points
      .map(([x, y]) => [along(plot.x, x), along(plot.y, y)] as const)
      .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
  }));
  const all = series.flatMap(({ points }) => points);
  const [left, right] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [low, high] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const place = ([x, y]: readonly [number, number]) => {
    const across = MARGIN + ((x - left) / (right - left || 1)) * (WIDTH - 2 * MARGIN);
    const down = HEIGHT - MARGIN - ((y - low) / (high - low || 1)) * (HEIGHT - 2 * MARGIN);
    return `${across.toFixed(1)},${down.toFixed(1)}`;
  };
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="h-auto w-full" fill="none">
      <path d={`M${MARGIN} 0V${HEIGHT - 1}H${WIDTH}`} className="stroke-rule" />
      {series.map(({ role, points }, i) =>
        plot.kind === 'spectrum' ? (
          <path
            key={i}
            className={STROKES[role]}
            d={points.map((point) => `M${place(point)}V${HEIGHT - MARGIN}`).join('')}
          />
        ) : (
          <polyline
            key={i}
            points={points.map(place).join(' ')}
            className={STROKES[role]}
            strokeDasharray={DASHES[role]}
            strokeWidth="1.5"
          />
        ),
      )}
    </svg>
  );
}
