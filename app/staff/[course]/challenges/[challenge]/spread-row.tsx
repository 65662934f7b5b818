import { goodValues, type Limit, limitsOf, type Op } from '@/lib/authoring/criteria';
import type { CalibratedCriterion, CalibratedSolution } from '@/lib/catalog/calibration';
import { type AxisScale, axisScale } from '../../../../components/plot/geometry';
import { wantsLogAxis } from '../../../../components/workspace/results/curve-groups';

export const WIDTH = 420;
const EDGE = 14;
const HEIGHT = 26;
const MIDDLE = HEIGHT / 2;
const BOX = 6;

/** One axis for all solutions of a criterion, with its limit in sight. */
export function spreadAxis(limits: number[], found: (CalibratedCriterion | undefined)[], locale: string): AxisScale {
  const ends = found.flatMap((one) => (one?.values ? [one.values.least, one.values.greatest] : []));
  const all = [...ends, ...limits];
  const log = wantsLogAxis(all);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const spec = log
    ? { scale: 'log' as const, min: low / 1.8, max: high * 1.8 }
    : { scale: 'linear' as const, min: low - room, max: high + room };
  return axisScale(spec, [], EDGE, WIDTH - EDGE, locale);
}

interface SpreadRowProps {
  axis: AxisScale;
  op: Op;
  limit: Limit;
  role: CalibratedSolution['role'];
  values: CalibratedCriterion['values'];
  /** Something is claimed of this solution here; without a claim it is drawn faintly. */
  claimed: boolean;
}

/**
 * The values of one solution over all seeds: a line from the least to the greatest, a box over the middle half, a stroke at the
 * median. The side that is good enough is shaded, the limit a line through all rows. Honest boxes are filled, others open.
 */
export function SpreadRow({ axis, op, limit, role, values, claimed }: SpreadRowProps) {
  const [least, most] = goodValues(op, limit);
  const from = Number.isFinite(least) ? axis.at(least) : 0;
  const to = Number.isFinite(most) ? axis.at(most) : WIDTH;
  const honest = role === 'honest';
  const look = honest ? 'fill-pass stroke-pass' : 'fill-paper stroke-not-yet';
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      className="block h-auto w-full min-w-64"
      strokeWidth="1.5"
    >
      <rect x={from} y={0} width={Math.max(0, to - from)} height={HEIGHT} className="fill-pass-soft" />
      {limitsOf(op, limit).map((one) => (
        <path key={one} d={`M${axis.at(one)} 0V${HEIGHT}`} className="stroke-ink" />
      ))}
      {values && (
        <g className={look} opacity={claimed ? 1 : 0.45}>
          <path d={`M${axis.at(values.least)} ${MIDDLE}H${axis.at(values.greatest)}`} />
          <path d={`M${axis.at(values.least)} ${MIDDLE - 3}v6M${axis.at(values.greatest)} ${MIDDLE - 3}v6`} />
          <rect
            x={axis.at(values.quartiles[0]) - 1}
            y={MIDDLE - BOX}
            width={axis.at(values.quartiles[2]) - axis.at(values.quartiles[0]) + 2}
            height={2 * BOX}
          />
          <path
            d={`M${axis.at(values.quartiles[1])} ${MIDDLE - BOX}v${2 * BOX}`}
            className={honest ? 'stroke-paper' : 'stroke-not-yet'}
          />
        </g>
      )}
    </svg>
  );
}

/** The numbers of the axis, below its rows. */
export function SpreadTicks({ axis }: { axis: AxisScale }) {
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 22`}
      aria-hidden="true"
      className="block h-auto w-full min-w-64 overflow-visible"
      fontSize="11"
    >
      {axis.ticks.map(
        (tick) =>
          tick.label && (
            <g key={tick.value}>
              <path d={`M${tick.at} 0v4`} className="stroke-edge" />
              <text
                x={Math.min(WIDTH - 12, Math.max(12, tick.at))}
                y={17}
                textAnchor="middle"
                className="fill-muted tabular-nums"
              >
                {tick.label}
              </text>
            </g>
          ),
      )}
    </svg>
  );
}
