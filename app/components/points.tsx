import { useFormatter, useTranslations } from 'next-intl';
import { toPoints } from '@/lib/points';

interface PointsProps {
  points: number | null;
  /** null: points by themselves, of nothing. */
  maxPoints: number | null;
  /** Says that these are points, where nothing beside them does. */
  named?: boolean;
}

/** How people read points, which are thousandths: at most two decimals. */
export function useReadPoints(): (thousandths: number) => string {
  const format = useFormatter();
  return (thousandths) => format.number(toPoints(thousandths), { maximumFractionDigits: 2 });
}

export function Points({ points, maxPoints, named = false }: PointsProps) {
  const t = useTranslations('shell');
  const read = useReadPoints();
  if (maxPoints === null) return <span className="tabular-nums">{read(points ?? 0)}</span>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span aria-hidden>
        {points === null ? '–' : read(points)}
        <span className="text-muted">
          {' '}
          / {read(maxPoints)}
          {named && ` ${t('points')}`}
        </span>
      </span>
      <span className="sr-only">
        {points === null
          ? t('pointsNone', { max: read(maxPoints) })
          : t('pointsOf', { points: read(points), max: read(maxPoints) })}
      </span>
    </span>
  );
}
