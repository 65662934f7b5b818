import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { keyOf, type Work } from '@/lib/gradebook/columns';
import type { GridView } from '@/lib/gradebook/view';
import { textIn } from '@/lib/text';
import { CourseText } from '../../../components/course-text';
import { useReadPoints } from '../../../components/points';
import { COLUMN } from './measures';
import { viewQuery, withQuery } from './view-address';

interface SortProps {
  courseId: string;
  view: GridView;
  by: string;
  label: string;
  /** What else the link shows: where columns slide under pinned ones, a sign alone would be cut too small to hit. */
  children?: ReactNode;
}

/** Sorts by a column: the most first, where it is a number; asked again, the other way. */
export function SortLink({ courseId, view, by, label, children }: SortProps) {
  const t = useTranslations('staff.grid');
  const here = view.sort === by;
  const Icon = here ? (view.down ? ArrowDown : ArrowUp) : ArrowUpDown;
  const down = here ? !view.down : by !== 'name' && by !== 'active';
  return (
    <Link
      replace
      scroll={false}
      prefetch={false}
      href={withQuery(`/staff/${courseId}/grid`, viewQuery({ ...view, sort: by, down }))}
      title={t('sortBy', { label })}
      className={clsx(
        'flex min-h-6 min-w-6 items-center justify-end gap-1',
        here ? 'text-accent' : 'text-muted hover:text-ink',
      )}
    >
      {children}
      <span className="sr-only">{t('sortBy', { label })}</span>
      <Icon aria-hidden className="size-4 shrink-0" />
    </Link>
  );
}

export const ariaSort = (view: GridView, by: string) =>
  view.sort === by ? (view.down ? 'descending' : 'ascending') : 'none';

interface ColumnHeadProps {
  courseId: string;
  view: GridView;
  columns: Work[];
  index: number;
  /** The room before the leftmost that is drawn; null for the others. */
  before: number | null;
}

/** A column's title leads to its analysis. Where its section begins, or is cut off by the edge, that is named, too. */
export function ColumnHead({ courseId, view, columns, index, before }: ColumnHeadProps) {
  const t = useTranslations('staff.grid');
  const read = useReadPoints();
  const locale = useLocale();
  const column = columns[index] as Work;
  const { kind, targetId, title, maxPoints, sectionId, sectionTitle } = column;
  const place = kind === 'challenge' ? 'challenges' : 'analysis';
  const begins = before !== null || columns[index - 1]?.sectionId !== sectionId;
  return (
    <th
      scope="col"
      aria-colindex={index + 2}
      aria-sort={ariaSort(view, keyOf(column))}
      style={{ width: COLUMN, marginLeft: before ?? 0 }}
      className={clsx(
        'relative flex shrink-0 flex-col justify-end gap-0.5 px-2 pb-1.5 text-right text-xs leading-tight font-normal',
        begins && 'border-l border-rule',
      )}
    >
      {begins && (
        <span className="absolute top-1 left-2 z-[1] max-w-[18rem] truncate text-muted italic">
          <CourseText of={sectionTitle} />
        </span>
      )}
      <span className="text-muted">{t(kind)}</span>
      <Link
        prefetch={false}
        className="line-clamp-3 min-h-6 font-semibold hover:underline"
        title={textIn(title, locale)}
        href={`/staff/${courseId}/${place}/${targetId}`}
      >
        <CourseText of={title} />
      </Link>
      <span className="tabular-nums">
        <SortLink courseId={courseId} view={view} by={keyOf(column)} label={textIn(title, locale)}>
          {t('of', { points: read(maxPoints) })}
        </SortLink>
      </span>
    </th>
  );
}
