import { goodValues, type Limit, limitsOf, type Op } from '@/lib/authoring/criteria';
import { axisScale } from '../../plot/geometry';
import { wantsLogAxis } from './curve-groups';
import { readValue } from './limit-text';

interface DotPlotProps {
  op: Op;
  limit: Limit;
  seeds: { value: number | null; passed: boolean }[];
  locale: string;
}

const WIDTH = 440;
const HEIGHT = 82;
const MIDDLE = 38;
const HALF = 17;
const RADIUS = 5;
const EDGE = 10;
/** Where crosses stand that have no place on the axis. */
const BEYOND = 22;

/**
 * The value of every seed against the limit: the side that is good enough is shaded, a filled dot lies on it, an open one
 * does not yet, and a cross at the far end could not be measured. The numbers stand beside it as text.
 */
export function DotPlot({ op, limit, seeds, locale }: DotPlotProps) {
  const [least, most] = goodValues(op, limit);
  const limits = limitsOf(op, limit);
  const values = seeds.flatMap(({ value }) => (value === null ? [] : [value]));
  const unmeasured = seeds.length - values.length;
  const log = wantsLogAxis([...values, ...limits]);
  const [low, high] = widen(Math.min(...values, ...limits), Math.max(...values, ...limits), log);
  const wrongEnd = Number.isFinite(most) ? 'high' : 'low';
  const first = unmeasured > 0 && wrongEnd === 'low' ? EDGE + BEYOND : EDGE;
  const last = unmeasured > 0 && wrongEnd === 'high' ? WIDTH - EDGE - BEYOND : WIDTH - EDGE;
  const axis = axisScale({ scale: log ? 'log' : 'linear', min: low, max: high }, [], first, last, locale);
  const from = Number.isFinite(least) ? axis.at(least) : first - EDGE;
  const to = Number.isFinite(most) ? axis.at(most) : last + EDGE;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="h-auto w-full max-w-[32rem]" fontSize="11.5">
      <rect x={from} y={MIDDLE - HALF} width={Math.max(0, to - from)} height={2 * HALF} className="fill-pass-soft" />
      <path d={`M${first - EDGE} ${MIDDLE}H${last + EDGE}`} className="stroke-edge" strokeWidth="1" />
      {limits.map((one) => (
        <g key={one}>
          <path
            d={`M${axis.at(one)} ${MIDDLE - HALF - 4}V${MIDDLE + HALF + 2}`}
            className="stroke-ink"
            strokeWidth="1.75"
          />
          <text
            x={Math.min(WIDTH - 26, Math.max(26, axis.at(one)))}
            y={MIDDLE - HALF - 9}
            textAnchor="middle"
            className="fill-ink tabular-nums"
          >
            {`${one === least ? '≥' : '≤'} ${readValue(one, locale)}`}
          </text>
        </g>
      ))}
      {axis.ticks.map(
        (tick) =>
          tick.label && (
            <g key={tick.value}>
              <path d={`M${tick.at} ${MIDDLE}v4`} className="stroke-edge" />
              <text
                x={Math.min(WIDTH - EDGE - 8, Math.max(EDGE + 8, tick.at))}
                y={HEIGHT - 8}
                textAnchor="middle"
                className="fill-muted tabular-nums"
              >
                {tick.label}
              </text>
            </g>
          ),
      )}
      {spread(seeds, axis.at).map(({ id, x, y, passed }) => (
        <circle
          key={id}
          cx={x}
          cy={y}
          r={RADIUS}
          strokeWidth="1.75"
          className={passed ? 'fill-pass stroke-paper' : 'fill-paper stroke-not-yet'}
        />
      ))}
      {Array.from({ length: unmeasured }, (_, i) => {
        const x = wrongEnd === 'low' ? EDGE : WIDTH - EDGE;
        const y = MIDDLE + (i - (unmeasured - 1) / 2) * Math.min(12, (2 * HALF) / unmeasured);
        return <path key={y} d={`M${x - 4} ${y - 4}l8 8m-8 0l8 -8`} className="stroke-not-yet" strokeWidth="1.75" />;
      })}
    </svg>
  );
}

/** Room on both sides, so that no dot sits on the edge and the limit is never the end of the axis. */
function widen(low: number, high: number, log: boolean): [number, number] {
  if (log) return [low / 1.6, high * 1.6];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return [low - room, high + room];
}

/** Where each dot goes: on the line, or above and below it where dots would hide one another. */
function spread(seeds: DotPlotProps['seeds'], at: (value: number) => number) {
  const placed: { id: number; x: number; y: number; passed: boolean }[] = [];
  for (const [id, { value, passed }] of seeds.entries()) {
    if (value === null) continue;
    const x = at(value);
    const near = placed.filter((dot) => Math.abs(dot.x - x) < 2 * RADIUS).length;
    const step = Math.ceil(near / 2) * (near % 2 === 0 ? 1 : -1);
    placed.push({ id, x, y: MIDDLE + Math.max(-HALF + RADIUS, Math.min(HALF - RADIUS, step * 2 * RADIUS)), passed });
  }
  return placed;
}
