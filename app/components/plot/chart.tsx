import type { Locale } from '@/lib/authoring/text';
import type { Plot } from '@/lib/catalog/formats';
import { axisScale } from './geometry';
import { lookOf, SeriesMark } from './series-look';

interface ChartProps {
  plot: Plot;
  locale: Locale;
  width: number;
  height: number;
  className?: string;
}

const MARGIN = { top: 12, right: 14, bottom: 44, left: 58 };

/** The drawing itself. Decoration for those who see it: the title, the legend and the table stand beside it as text. */
export function Chart({ plot, locale, width, height, className }: ChartProps) {
  const { x, y, series } = plot;
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const xs = series.flatMap((line) => line.points.map((point) => point[0]));
  const ys = series.flatMap((line) => [
    ...line.points.map((point) => point[1]),
    ...(line.low ?? []),
    ...(line.high ?? []),
  ]);
  const xAxis = axisScale(x, xs, MARGIN.left, right, locale);
  const yAxis = axisScale(y, ys, bottom, MARGIN.top, locale);
  const pathOf = (points: readonly (readonly [number, number])[]) =>
    points.map(([px, py], i) => `${i ? 'L' : 'M'}${xAxis.at(px).toFixed(1)} ${yAxis.at(py).toFixed(1)}`).join('');

  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={className} fontSize="12.5">
      <g className="stroke-rule" strokeWidth="1">
        {yAxis.ticks.map((tick) => tick.label && <path key={tick.value} d={`M${MARGIN.left} ${tick.at}H${right}`} />)}
      </g>
      <g className="fill-muted tabular-nums">
        {yAxis.ticks.map(
          (tick) =>
            tick.label && (
              <text key={tick.value} x={MARGIN.left - 8} y={tick.at} dy="0.32em" textAnchor="end">
                {tick.label}
              </text>
            ),
        )}
        {xAxis.ticks.map(
          (tick) =>
            tick.label && (
              <text key={tick.value} x={tick.at} y={bottom + 19} textAnchor="middle">
                {tick.label}
              </text>
            ),
        )}
        <text x={(MARGIN.left + right) / 2} y={height - 5} textAnchor="middle" className="fill-ink">
          {x.label[locale]}
        </text>
      </g>
      <g className="stroke-edge" strokeWidth="1">
        <path d={`M${MARGIN.left} ${bottom}H${right}`} />
        {xAxis.ticks.map((tick) => (
          <path key={tick.value} d={`M${tick.at} ${bottom}v${tick.label ? 5 : 3}`} />
        ))}
      </g>
      {series.map((line, index) => {
        const look = lookOf(series, index);
        const band =
          line.low && line.high
            ? `${pathOf(line.points.map(([px], i) => [px, line.high?.[i] ?? 0] as const))}L${pathOf(
                line.points.map(([px], i) => [px, line.low?.[i] ?? 0] as const).reverse(),
              ).slice(1)}Z`
            : null;
        return (
          <g key={`${line.role}-${String(index)}`} className={look.colour}>
            {band && <path d={band} fill="currentColor" opacity="0.14" />}
            <path
              d={pathOf(line.points)}
              fill="none"
              stroke="currentColor"
              strokeWidth={look.width}
              strokeDasharray={look.dash}
              strokeLinejoin="round"
            />
            {look.mark &&
              line.points.length <= 30 &&
              line.points.map(([px, py]) => <SeriesMark key={px} of={line.role} x={xAxis.at(px)} y={yAxis.at(py)} />)}
          </g>
        );
      })}
    </svg>
  );
}
