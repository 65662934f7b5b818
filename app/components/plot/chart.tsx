import { type ReactNode, useId } from 'react';
import type { PlotKind } from '@/lib/authoring/plots';
import type { Locale, Text } from '@/lib/text';
import { textIn } from '@/lib/text';
import { type ChartSeries, SeriesDrawing } from './chart-series';
import { type AxisScale, type AxisSpec, axisScale, planeAxes } from './geometry';
import { lookOf } from './series-look';

export interface ChartPlot {
  kind?: PlotKind;
  x: AxisSpec & { label: Text };
  y: AxisSpec & { label: Text };
  series: ChartSeries[];
}

/** Where the plot lies in its drawing. */
export interface ChartFrame {
  x: AxisScale;
  y: AxisScale;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface ChartProps {
  plot: ChartPlot;
  /** Series of other seeds, drawn behind in the look of the series that has the same place. */
  ghosts?: ChartSeries[][];
  locale: Locale;
  width: number;
  height: number;
  className?: string;
  /** What is drawn over it. */
  children?: (frame: ChartFrame) => ReactNode;
}

const MARGIN = { top: 12, right: 14, bottom: 44, left: 58 };
const STEM_SHIFT = 5;

/** The drawing itself. Decoration for those who see it: the title, the legend and the table stand beside it as text. */
export function Chart({ plot, ghosts = [], locale, width, height, className, children }: ChartProps) {
  const clip = useId();
  const { kind = 'lines', series } = plot;
  const all = [...series, ...ghosts.flat()];
  const values = {
    x: all.flatMap((line) => line.points.map((point) => point[0])),
    y: all.flatMap((line) => [...line.points.map((point) => point[1]), ...(line.low ?? []), ...(line.high ?? [])]),
  };
  const right = width - MARGIN.right;
  const plane = kind === 'plane' ? planeAxes(plot, values, right - MARGIN.left) : null;
  const total = plane ? plane.height + MARGIN.top + MARGIN.bottom : height;
  const bottom = total - MARGIN.bottom;
  const x = axisScale(plane?.x ?? stemRoom(plot, values.x), values.x, MARGIN.left, right, locale);
  const y = axisScale(plane?.y ?? logRoom(plot.y, values.y), values.y, bottom, MARGIN.top, locale);

  return (
    <svg viewBox={`0 0 ${width} ${total}`} aria-hidden="true" className={className} fontSize="12.5">
      <clipPath id={clip}>
        <rect
          x={MARGIN.left - 6}
          y={MARGIN.top - 6}
          width={right - MARGIN.left + 12}
          height={bottom - MARGIN.top + 12}
        />
      </clipPath>
      <g className="stroke-rule" strokeWidth="1">
        {y.ticks.map((tick) => tick.label && <path key={tick.value} d={`M${MARGIN.left} ${tick.at}H${right}`} />)}
      </g>
      <g className="fill-muted tabular-nums">
        {y.ticks.map(
          (tick) =>
            tick.label && (
              <text key={tick.value} x={MARGIN.left - 8} y={tick.at} dy="0.32em" textAnchor="end">
                {tick.label}
              </text>
            ),
        )}
        {x.ticks.map(
          (tick) =>
            tick.label && (
              <text key={tick.value} x={tick.at} y={bottom + 19} textAnchor="middle">
                {tick.label}
              </text>
            ),
        )}
        <text x={(MARGIN.left + right) / 2} y={total - 5} textAnchor="middle" className="fill-ink">
          {textIn(plot.x.label, locale)}
        </text>
      </g>
      <g className="stroke-edge" strokeWidth="1">
        <path d={`M${MARGIN.left} ${bottom}H${right}`} />
        {x.ticks.map((tick) => (
          <path key={tick.value} d={`M${tick.at} ${bottom}v${tick.label ? 5 : 3}`} />
        ))}
      </g>
      <g clipPath={`url(#${clip})`}>
        {ghosts.flatMap((lines, seed) =>
          lines.map((line, index) => (
            <SeriesDrawing
              key={`${String(seed)} ${String(index)}`}
              {...{ line, kind, x, y, look: lookOf(lines, index), shift: 0, ghost: true }}
            />
          )),
        )}
        {series.map((line, index) => (
          <SeriesDrawing
            key={`${line.role} ${String(index)}`}
            {...{
              line,
              kind,
              x,
              y,
              look: lookOf(series, index),
              shift: (index - (series.length - 1) / 2) * STEM_SHIFT,
            }}
          />
        ))}
      </g>
      {children?.({ x, y, left: MARGIN.left, right, top: MARGIN.top, bottom })}
    </svg>
  );
}

/** On a log axis lines would end in the frame itself. */
function logRoom(y: AxisSpec, values: number[]): AxisSpec {
  const positive = values.filter((value) => value > 0);
  if (y.scale !== 'log' || positive.length === 0) return y;
  return { ...y, min: y.min ?? Math.min(...positive) / 1.3, max: y.max ?? Math.max(...positive) * 1.3 };
}

/** Stems need half a place more at both ends. */
function stemRoom({ kind, x }: ChartPlot, values: number[]): AxisSpec {
  if (kind !== 'spectrum') return x;
  return { ...x, min: x.min ?? Math.min(...values) - 0.5, max: x.max ?? Math.max(...values) + 0.5 };
}
