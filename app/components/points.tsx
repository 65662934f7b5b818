import { useFormatter, useTranslations } from 'next-intl';

interface PointsProps {
  points: number | null;
  /** null: points by themselves, of nothing. */
  maxPoints: number | null;
  /** Says that these are points, where nothing beside them does. */
  named?: boolean;
}

/** Points are kept in thousandths; people read at most two decimals of them. */
export function Points({ points, maxPoints, named = false }: PointsProps) {
  const format = useFormatter();
  const t = useTranslations('shell');
  const read = (value: number) => format.number(value / 1000, { maximumFractionDigits: 2 });
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
