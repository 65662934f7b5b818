import type { VirtualItem } from '@tanstack/react-virtual';
import { useFormatter, useTranslations } from 'next-intl';
import type { Work } from '@/lib/gradebook/columns';
import type { GridRow } from '@/lib/gradebook/rows';
import type { Standing } from '@/lib/progress/standing';
import { Badge } from '../../../components/badge';
import { Points } from '../../../components/points';
import { StudentLink } from '../../../components/staff/student-link';
import { GridCell } from './grid-cell';
import { COLUMN, ROW, TOTAL } from './measures';
import { cellId } from './use-active-cell';

interface GridLineProps {
  courseId: string;
  columns: Work[];
  /** The columns that are drawn, and the room before them. */
  places: VirtualItem[];
  before: number;
  name: number;
  maxPoints: number;
  index: number;
  top: number;
  /** Null until it is there. */
  row: GridRow | null;
  /** The column that the keyboard is at; null in other rows. */
  active: number | null;
  onActive: (column: number) => void;
  now: number;
}

const focused = 'focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent';

/** One student. */
export function GridLine(props: GridLineProps) {
  const { courseId, columns, places, before, name, maxPoints, index, top, row, now, active, onActive } = props;
  const t = useTranslations('staff.grid');
  const at = (column: number) => ({
    id: cellId(index, column),
    tabIndex: active === column ? 0 : -1,
    onFocus: () => onActive(column),
    'aria-colindex': column + 1,
  });
  const pinned = `sticky z-10 flex shrink-0 items-center bg-paper px-2 group-hover:bg-sunken ${focused}`;
  return (
    <tr
      aria-rowindex={index + 2}
      className="group absolute top-0 left-0 flex w-full border-b border-rule/60"
      style={{ height: ROW, transform: `translateY(${top}px)` }}
    >
      <th scope="row" {...at(0)} style={{ width: name }} className={`${pinned} left-0 gap-2 text-left font-normal`}>
        {row === null ? (
          <span className="text-muted">…</span>
        ) : (
          <>
            <span className="min-w-0 flex-1 truncate">
              <StudentLink courseId={courseId} student={{ id: row.userId, name: row.name }} tabIndex={-1} />
            </span>
            {row.guest ? <Badge>{t('guest')}</Badge> : <LastSeen at={row.lastAt} now={now} />}
          </>
        )}
      </th>
      {places.map(({ index: column }, i) => (
        <td
          key={column}
          {...at(column + 1)}
          style={{ width: COLUMN, marginLeft: i === 0 ? before : 0 }}
          className={`shrink-0 ${focused}`}
        >
          {row && <GridCell kind={(columns[column] as Work).kind} cell={row.cells[column] as Standing} />}
        </td>
      ))}
      <td {...at(columns.length + 1)} style={{ width: TOTAL }} className={`${pinned} right-0 ml-auto justify-end`}>
        {row && <Points points={row.points} maxPoints={maxPoints} />}
      </td>
    </tr>
  );
}

/** How long ago somebody was last seen; on narrow screens the name needs the room. */
function LastSeen({ at, now }: { at: number | null; now: number }) {
  const format = useFormatter();
  if (at === null) return null;
  return (
    <time className="hidden text-xs text-muted sm:inline" dateTime={new Date(at).toISOString()}>
      {format.relativeTime(at, { now, style: 'narrow' })}
    </time>
  );
}
