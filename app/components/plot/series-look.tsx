import type { ReactNode } from 'react';
import type { SeriesRole } from '@/lib/authoring/plots';

export interface SeriesLook {
  colour: string;
  dash?: string;
  width: number;
  mark: 'disc' | 'diamond' | 'square' | 'triangle' | 'dot' | null;
}

type Roled = readonly { role: SeriesRole }[];

/**
 * Train is a solid line with discs, held-out a dashed line with open diamonds: here, in legends, and wherever both appear.
 * Where a plot has several of a role, they differ by mark and weight, in the order in which they come.
 */
const LOOKS: Record<SeriesRole, [SeriesLook, ...SeriesLook[]]> = {
  train: [
    { colour: 'text-train', width: 2, mark: 'disc' },
    { colour: 'text-train', width: 1.25, mark: 'square' },
  ],
  'held-out': [
    { colour: 'text-held-out', dash: '7 4', width: 2.25, mark: 'diamond' },
    { colour: 'text-held-out', dash: '3 3', width: 1.5, mark: 'triangle' },
  ],
  reference: [
    { colour: 'text-reference', dash: '1.5 4', width: 2, mark: null },
    { colour: 'text-reference', dash: '6 3 1.5 3', width: 1.5, mark: null },
  ],
  other: [
    { colour: 'text-ink', width: 1.75, mark: 'dot' },
    { colour: 'text-accent', dash: '9 4', width: 2, mark: 'dot' },
    { colour: 'text-muted', dash: '4 3', width: 2, mark: 'dot' },
    { colour: 'text-ink', dash: '10 3 2 3', width: 1.5, mark: 'dot' },
    { colour: 'text-accent', width: 1.25, mark: 'dot' },
    { colour: 'text-muted', width: 1.25, mark: 'dot' },
  ],
};

export function lookOf(series: Roled, index: number): SeriesLook {
  const role = series[index]?.role ?? 'other';
  const order = series.slice(0, index).filter((line) => line.role === role).length;
  return LOOKS[role][order % LOOKS[role].length] as SeriesLook;
}

export function PointMark({ look, x, y }: { look: SeriesLook; x: number; y: number }) {
  switch (look.mark) {
    case 'disc':
      return <circle cx={x} cy={y} r="3.4" fill="currentColor" />;
    case 'dot':
      return <circle cx={x} cy={y} r="2.4" fill="currentColor" />;
    case 'square':
      return <rect x={x - 2.8} y={y - 2.8} width="5.6" height="5.6" fill="currentColor" />;
    case 'diamond':
      return <Outline d={`M${x} ${y - 4.4}L${x + 4.4} ${y}L${x} ${y + 4.4}L${x - 4.4} ${y}Z`} />;
    case 'triangle':
      return <Outline d={`M${x} ${y - 4.2}L${x + 4} ${y + 3}L${x - 4} ${y + 3}Z`} />;
    default:
      return null;
  }
}

function Outline({ d }: { d: string }) {
  return <path d={d} className="fill-paper" stroke="currentColor" strokeWidth="1.75" />;
}

/** A plus or a minus: the class of a point of the plane. */
export function ClassMark({ of, x, y }: { of: 'plus' | 'minus'; x: number; y: number }) {
  const upright = of === 'plus' ? `M${x} ${y - 4}V${y + 4}` : '';
  return <path d={`M${x - 4} ${y}H${x + 4}${upright}`} stroke="currentColor" strokeWidth="1.75" fill="none" />;
}

interface SeriesKeyProps {
  of: SeriesRole;
  label: ReactNode;
  look?: SeriesLook;
  /** What stands for the series: a stroke with its mark, the mark alone, or the sign of a class. */
  as?: 'line' | 'dots' | 'plus' | 'minus';
}

/** A line of a legend: the same stroke and mark as in the drawing. */
export function SeriesKey({ of, label, look = LOOKS[of][0], as = 'line' }: SeriesKeyProps) {
  const narrow = as !== 'line';
  const middle = narrow ? 6 : 17;
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <svg
        viewBox={`0 0 ${2 * middle} 12`}
        width={2 * middle}
        height="12"
        aria-hidden="true"
        className={`shrink-0 ${look.colour}`}
      >
        {!narrow && <path d="M1 6H33" stroke="currentColor" strokeWidth={look.width} strokeDasharray={look.dash} />}
        {as === 'plus' || as === 'minus' ? (
          <ClassMark of={as} x={middle} y={6} />
        ) : (
          <PointMark look={look} x={middle} y={6} />
        )}
      </svg>
      {label}
    </span>
  );
}
