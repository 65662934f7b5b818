import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { GridColumn } from '@/lib/gradebook/grid';
import type { Standing } from '@/lib/progress/standing';
import { useReadPoints } from '../points';

const PLACE = { quiz: 'attempts', challenge: 'submissions' };

const MARKS = { done: '✓', begun: '◌', untouched: '' };

/**
 * Where one student stands in one piece of work: a number and a mark that lead to the work, and the share of the
 * points as a tint behind them.
 */
export function GridCell({ kind, cell }: { kind: GridColumn['kind']; cell: Standing }) {
  const { state, points, maxPoints, tries, countedId } = cell;
  const t = useTranslations('staff.grid');
  const read = useReadPoints();
  const share = points !== null && maxPoints > 0 ? points / maxPoints : null;
  const words =
    state === 'untouched'
      ? t('cell.untouched')
      : t(`cell.${state === 'done' ? 'done' : 'inProgress'}`, {
          points: points === null ? '–' : read(points),
          max: read(maxPoints),
          tries,
        });
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
  return (
    <td
      title={words}
      className="border-b border-rule text-right whitespace-nowrap tabular-nums"
      style={
        share === null
          ? undefined
          : { background: `color-mix(in srgb, var(--color-accent) ${4 + 28 * share}%, transparent)` }
      }
    >
      {countedId === null ? (
        <span className="block px-2 py-1.5">{shown}</span>
      ) : (
        <Link
          prefetch={false}
          className="block px-2 py-1.5 hover:underline"
          href={`/staff/${PLACE[kind]}/${countedId}`}
        >
          {shown}
        </Link>
      )}
    </td>
  );
}
