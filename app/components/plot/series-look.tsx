import type { Plot } from '@/lib/catalog/formats';

export type SeriesRole = Plot['series'][number]['role'];

export interface SeriesLook {
  colour: string;
  dash?: string;
  width: number;
  mark: boolean;
}

/** Train is a solid line with dots, held-out a dashed line with open diamonds: here, in legends, and wherever both appear. */
export const SERIES_LOOK: Record<SeriesRole, SeriesLook> = {
  train: { colour: 'text-train', width: 2, mark: true },
  'held-out': { colour: 'text-held-out', dash: '7 4', width: 2.25, mark: true },
  reference: { colour: 'text-reference', dash: '1.5 4', width: 2, mark: false },
  other: { colour: 'text-ink', dash: '10 3 2 3', width: 1.5, mark: false },
};

/** Series without a role of their own differ by their dashes, in the order in which they come. */
const OTHER_DASHES = ['10 3 2 3', '3 3', '14 5', undefined];

export function lookOf(series: Plot['series'], index: number): SeriesLook {
  const role = series[index]?.role ?? 'other';
  if (role !== 'other') return SERIES_LOOK[role];
  const order = series.slice(0, index).filter((line) => line.role === 'other').length;
  return { ...SERIES_LOOK.other, dash: OTHER_DASHES[order % OTHER_DASHES.length] };
}

export function SeriesMark({ of, x, y }: { of: SeriesRole; x: number; y: number }) {
  if (of === 'train') return <circle cx={x} cy={y} r="3.4" fill="currentColor" />;
  if (of !== 'held-out') return null;
  const r = 4.4;
  return (
    <path
      d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`}
      className="fill-paper"
      stroke="currentColor"
      strokeWidth="1.75"
    />
  );
}

interface SeriesKeyProps {
  of: SeriesRole;
  label: string;
  look?: SeriesLook;
}

/** A line of a legend: the same stroke and mark as in the drawing. */
export function SeriesKey({ of, label, look = SERIES_LOOK[of] }: SeriesKeyProps) {
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <svg viewBox="0 0 34 12" width="34" height="12" aria-hidden="true" className={look.colour}>
        <path d="M1 6H33" stroke="currentColor" strokeWidth={look.width} strokeDasharray={look.dash} />
        <SeriesMark of={of} x={17} y={6} />
      </svg>
      {label}
    </span>
  );
}
