import { useTranslations } from 'next-intl';
import type { Standing } from '@/lib/progress/standing';
import { useReadPoints } from '../points';

const MARKS = { done: '✓', begun: '◌', untouched: '' };

/** Where one student stands in one piece of work: a number and a mark, and the share of the points as a tint behind them. */
export function GridCell({ cell: { state, points, maxPoints, tries } }: { cell: Standing }) {
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
  return (
    <td
      title={words}
      className="border-b border-rule px-2 py-1.5 text-right whitespace-nowrap tabular-nums"
      style={
        share === null
          ? undefined
          : { background: `color-mix(in srgb, var(--color-accent) ${4 + 28 * share}%, transparent)` }
      }
    >
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
    </td>
  );
}
