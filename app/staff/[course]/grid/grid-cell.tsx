import { clsx } from 'clsx';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Work } from '@/lib/gradebook/columns';
import type { Standing } from '@/lib/progress/standing';
import { useReadPoints } from '../../../components/points';

const PLACE = { quiz: 'attempts', challenge: 'submissions' };

const MARKS = { done: '✓', begun: '◌', untouched: '' };

/** The one hue of the grid, stronger for a larger share of the points. */
export const heat = (share: number) => `color-mix(in srgb, var(--color-accent) ${4 + 28 * share}%, var(--color-paper))`;

/** Where somebody's work can be read; null where there is none. */
export const workHref = (kind: Work['kind'], { countedId }: Standing) =>
  countedId === null ? null : `/staff/${PLACE[kind]}/${countedId}`;

interface GridCellProps {
  kind: Work['kind'];
  cell: Standing;
  className?: string;
}

/**
 * Where one student stands in one piece of work: a number and a mark that lead to the work, and the share of the points as a
 * tint behind them. What has not been begun has neither; what is in progress has a dashed edge.
 */
export function GridCell({ kind, cell, className }: GridCellProps) {
  const t = useTranslations('staff.grid');
  const read = useReadPoints();
  const { state, points, maxPoints, tries } = cell;
  const share = points !== null && maxPoints > 0 ? points / maxPoints : null;
  const words =
    state === 'untouched'
      ? t('cell.untouched')
      : t(`cell.${state === 'done' ? 'done' : 'inProgress'}`, {
          points: points === null ? '–' : read(points),
          max: read(maxPoints),
          tries,
        });
  const href = workHref(kind, cell);
  const shown = (
    <>
      <span aria-hidden>
        {state === 'untouched' ? (
          <span className="text-muted">·</span>
        ) : (
          <>
            {points === null ? '–' : read(points)}
            <span className="ml-1.5 inline-block w-3 text-left">{MARKS[state]}</span>
          </>
        )}
      </span>
      <span className="sr-only">{words}</span>
    </>
  );
  const look = clsx(
    'flex h-full items-center justify-end px-2 whitespace-nowrap tabular-nums',
    state === 'begun' && 'outline-1 -outline-offset-3 outline-edge/70 outline-dashed',
    className,
  );
  const style = share === null ? undefined : { background: heat(share) };
  if (href === null) {
    return (
      <span className={look} title={words}>
        {shown}
      </span>
    );
  }
  return (
    <Link
      prefetch={false}
      tabIndex={-1}
      className={clsx(look, 'hover:underline')}
      style={style}
      title={words}
      href={href}
    >
      {shown}
    </Link>
  );
}
