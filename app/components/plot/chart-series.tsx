import type { PlotKind, SeriesMark, SeriesRole } from '@/lib/authoring/plots';
import type { Text } from '@/lib/text';
import type { AxisScale } from './geometry';
import { ClassMark, PointMark, type SeriesLook } from './series-look';

export interface ChartSeries {
  label: Text;
  role: SeriesRole;
  mark?: SeriesMark;
  points: readonly (readonly [number, number])[];
  /** The band around the points, one value for each. */
  low?: number[];
  high?: number[];
}

interface SeriesDrawingProps {
  line: ChartSeries;
  kind: PlotKind;
  look: SeriesLook;
  x: AxisScale;
  y: AxisScale;
  /** Moves stems aside, so that those of several series stand beside one another. */
  shift: number;
  /** The same series of another seed: in the background. */
  ghost?: boolean;
}

const MOST_MARKS = 30;

/** One series: a line, signs of a class, or stems. */
export function SeriesDrawing({ line, kind, look, x, y, shift, ghost = false }: SeriesDrawingProps) {
  const pathOf = (points: readonly (readonly [number, number])[]) =>
    points.map(([px, py], i) => `${i ? 'L' : 'M'}${x.at(px).toFixed(1)} ${y.at(py).toFixed(1)}`).join('');
  const { mark = 'line', points } = line;
  if (mark === 'plus' || mark === 'minus') {
    return (
      <g className={look.colour}>
        {points.map(([px, py]) => (
          <ClassMark key={`${px} ${py}`} of={mark} x={x.at(px)} y={y.at(py)} />
        ))}
      </g>
    );
  }
  if (kind === 'spectrum') {
    const floor = y.at(0);
    return (
      <g className={look.colour}>
        {points.map(([px, py]) => (
          <g key={px}>
            <path
              d={`M${x.at(px) + shift} ${floor}V${y.at(py).toFixed(1)}`}
              stroke="currentColor"
              strokeWidth={look.width}
              strokeDasharray={look.dash}
            />
            <PointMark look={look} x={x.at(px) + shift} y={y.at(py)} />
          </g>
        ))}
      </g>
    );
  }
  const band =
    line.low && line.high
      ? `${pathOf(points.map(([px], i) => [px, line.high?.[i] ?? 0] as const))}L${pathOf(
          points.map(([px], i) => [px, line.low?.[i] ?? 0] as const).reverse(),
        ).slice(1)}Z`
      : null;
  const marked =
    !ghost && look.mark !== null && points.length <= (mark === 'dots' ? Number.POSITIVE_INFINITY : MOST_MARKS);
  return (
    <g className={look.colour} opacity={ghost ? 0.28 : 1}>
      {band && <path d={band} fill="currentColor" opacity="0.14" />}
      {mark === 'line' && (
        <path
          d={pathOf(points)}
          fill="none"
          stroke="currentColor"
          strokeWidth={ghost ? 1 : look.width}
          strokeDasharray={look.dash}
          strokeLinejoin="round"
        />
      )}
      {marked && points.map(([px, py]) => <PointMark key={`${px} ${py}`} look={look} x={x.at(px)} y={y.at(py)} />)}
    </g>
  );
}
