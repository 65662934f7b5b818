'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Work } from '@/lib/gradebook/columns';
import type { GridRow } from '@/lib/gradebook/rows';
import type { Summary } from '@/lib/gradebook/summary';
import type { GridView } from '@/lib/gradebook/view';
import { Notice } from '../../../components/notice';
import { FootCell } from './grid-foot';
import { ariaSort, ColumnHead, SortLink } from './grid-head';
import { GridLine } from './grid-line';
import { COLUMN, FIRST_SIGHT, FOOT, HEAD, NAME, ROW, TOTAL } from './measures';
import { useActiveCell } from './use-active-cell';
import { useRows } from './use-rows';

interface ClassGridProps {
  courseId: string;
  view: GridView;
  columns: Work[];
  maxPoints: number;
  found: number;
  first: GridRow[];
  summaries: Promise<Summary[]>;
  /** When the page was made. */
  now: number;
}

const pinned = 'sticky z-10 flex shrink-0 bg-paper';

/** The class by quizzes and challenges. Only what is in sight is drawn; names, titles, totals and the class stay there. */
export function ClassGrid({ courseId, view, columns, maxPoints, found, first, summaries, now }: ClassGridProps) {
  const t = useTranslations('staff.grid');
  const scroller = useRef<HTMLDivElement>(null);
  const name = useNameWidth();
  const { row, need, refusal } = useRows(courseId, view, first);
  const rows = useVirtualizer({
    count: found,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: FOOT,
    initialRect: FIRST_SIGHT,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 3,
    paddingStart: name,
    scrollPaddingStart: name,
    scrollPaddingEnd: TOTAL,
    initialRect: FIRST_SIGHT,
  });
  const lines = rows.getVirtualItems();
  const places = across.getVirtualItems();
  const [start, end] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0];
  useEffect(() => {
    void need(start);
    void need(end);
  }, [need, start, end]);
  const reveal = useCallback(
    (place: { row: number; column: number }) => {
      rows.scrollToIndex(place.row);
      if (place.column > 0 && place.column <= columns.length) across.scrollToIndex(place.column - 1);
    },
    [rows, across, columns.length],
  );
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? FIRST_SIGHT.height) / ROW) - 4);
  const { active, setActive, onKeyDown } = useActiveCell({ rows: found, columns: columns.length + 2, page }, reveal);
  const before = (places[0]?.start ?? name) - name;
  const width = across.getTotalSize() + TOTAL;
  return (
    <>
      {refusal && (
        <Notice tone="not-yet" role="alert" className="mb-3">
          {refusal}
        </Notice>
      )}
      <div
        ref={scroller}
        className="relative max-h-[78dvh] overflow-auto border-y border-rule text-sm [scrollbar-gutter:stable]"
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked through by keys is a grid
          role="grid"
          aria-label={t('label')}
          aria-rowcount={found + 2}
          aria-colcount={columns.length + 2}
          onKeyDown={onKeyDown}
          style={{ width }}
          className="relative block min-w-full"
        >
          <thead className="sticky top-0 z-20 block border-b border-rule bg-paper">
            <tr aria-rowindex={1} style={{ height: HEAD - 1 }} className="flex">
              <th
                scope="col"
                aria-colindex={1}
                aria-sort={ariaSort(view, 'name')}
                style={{ width: name }}
                className={`${pinned} left-0 items-end gap-1 px-2 pb-1.5 text-xs font-semibold`}
              >
                {t('student')} <SortLink {...{ courseId, view }} by="name" label={t('student')} />
                <span className="ml-auto flex items-end gap-1 font-normal text-muted">
                  {t('active')} <SortLink {...{ courseId, view }} by="active" label={t('active')} />
                </span>
              </th>
              {places.map(({ index }, i) => (
                <ColumnHead key={index} {...{ courseId, view, columns, index }} before={i === 0 ? before : null} />
              ))}
              <th
                scope="col"
                aria-colindex={columns.length + 2}
                aria-sort={ariaSort(view, 'total')}
                style={{ width: TOTAL }}
                className={`${pinned} right-0 ml-auto items-end justify-end gap-1 px-2 pb-1.5 text-xs font-semibold`}
              >
                {t('total')} <SortLink {...{ courseId, view }} by="total" label={t('total')} />
              </th>
            </tr>
          </thead>
          <tbody className="relative block" style={{ height: rows.getTotalSize() }}>
            {lines.map(({ index, start: top }) => (
              <GridLine
                key={index}
                {...{ courseId, columns, places, before, name, maxPoints, index, now }}
                row={row(index)}
                top={top - HEAD}
                active={active.row === index ? active.column : null}
                onActive={(column) => setActive({ row: index, column })}
              />
            ))}
          </tbody>
          <tfoot className="sticky bottom-0 z-20 block border-t border-rule bg-paper">
            <tr aria-rowindex={found + 2} style={{ height: FOOT }} className="flex">
              <th
                scope="row"
                aria-colindex={1}
                style={{ width: name }}
                className={`${pinned} left-0 px-2 py-1 text-left text-xs font-normal text-muted`}
              >
                {t('class')}
              </th>
              {places.map(({ index }, i) => (
                <td
                  key={index}
                  aria-colindex={index + 2}
                  style={{ width: COLUMN, marginLeft: i === 0 ? before : 0 }}
                  className="shrink-0"
                >
                  <Suspense fallback={<span className="block px-2 py-1 text-right text-xs text-muted">…</span>}>
                    <FootCell summaries={summaries} index={index} />
                  </Suspense>
                </td>
              ))}
              <td aria-colindex={columns.length + 2} style={{ width: TOTAL }} className={`${pinned} right-0 ml-auto`} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

function useNameWidth(): number {
  const [width, setWidth] = useState(NAME.wide);
  useEffect(() => {
    const narrow = window.matchMedia('(max-width: 640px)');
    const fit = () => setWidth(narrow.matches ? NAME.narrow : NAME.wide);
    fit();
    narrow.addEventListener('change', fit);
    return () => narrow.removeEventListener('change', fit);
  }, []);
  return width;
}
