'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Grid, GridColumn, GridRow } from '@/lib/gradebook/grid';
import type { Standing } from '@/lib/progress/standing';
import { Badge } from '../badge';
import { ButtonLink } from '../button';
import { CourseText } from '../course-text';
import { Field } from '../field';
import { Points, useReadPoints } from '../points';
import { Scroller } from '../scroller';
import { GridCell } from './grid-cell';
import { StudentLink } from './student-link';

/** The class by quizzes and challenges: names and titles stay in sight, a word filters by name. */
export function ClassGrid({ grid }: { grid: Grid }) {
  const t = useTranslations('staff.grid');
  const [wanted, setWanted] = useState('');
  const needle = fold(wanted);
  const rows = grid.rows.filter(({ name, email }) => fold(`${name} ${email ?? ''}`).includes(needle));
  const guests = grid.rows.filter(({ guest }) => guest).length;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-4">
        <Field label={t('filter')} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        <p className="flex-1 pb-2.5 text-sm text-muted" role="status">
          {needle
            ? t('found', { count: rows.length, total: grid.rows.length })
            : t('count', { students: grid.rows.length - guests, guests })}
        </p>
        <ButtonLink href={`/api/staff/${grid.courseId}/grid.csv`} prefetch={false} download>
          {t('csv')}
        </ButtonLink>
      </div>
      <Legend />
      <Scroller label={t('label')} className="max-h-[80dvh] overflow-auto border-y border-rule">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{t('label')}</caption>
          <Head grid={grid} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.userId} grid={grid} row={row} />
            ))}
          </tbody>
          <Foot grid={grid} />
        </table>
      </Scroller>
    </div>
  );
}

/** Lower case without accents: "Éloïse" is found as "eloise". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function Legend() {
  const t = useTranslations('staff.grid');
  const format = useFormatter();
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
      <span>
        <b aria-hidden>✓</b> {t('legend.done')}
      </span>
      <span>
        <b aria-hidden>◌</b> {t('legend.inProgress')}
      </span>
      <span className="inline-flex items-center gap-1.5">
        {t('legend.share')}
        {[0, 0.5, 1].map((share) => (
          <span
            key={share}
            className="px-2 py-0.5 text-ink"
            style={{ background: `color-mix(in srgb, var(--color-accent) ${4 + 28 * share}%, transparent)` }}
          >
            {format.number(share, { style: 'percent' })}
          </span>
        ))}
      </span>
    </p>
  );
}

const headCell = 'sticky top-0 z-10 border-b border-rule bg-paper px-2 py-2 align-bottom text-xs font-semibold';

function Head({ grid }: { grid: Grid }) {
  const t = useTranslations('staff.grid');
  const read = useReadPoints();
  return (
    <thead>
      <tr>
        <th scope="col" className={`${headCell} left-0 z-20 min-w-36 text-left sm:min-w-48`}>
          {t('student')}
        </th>
        {grid.columns.map((column) => (
          <th key={keyOf(column)} scope="col" className={`${headCell} min-w-28 text-right`}>
            <span className="block font-normal text-muted">{t(column.kind)}</span>
            {column.kind === 'challenge' ? (
              <Link className="hover:underline" href={`/staff/${grid.courseId}/challenges/${column.targetId}`}>
                <CourseText of={column.title} />
              </Link>
            ) : (
              <CourseText of={column.title} />
            )}
            <span className="block font-normal text-muted tabular-nums">
              {t('of', { points: read(column.maxPoints) })}
            </span>
          </th>
        ))}
        <th scope="col" className={`${headCell} text-right`}>
          {t('total')}
        </th>
      </tr>
    </thead>
  );
}

function Row({ grid, row }: { grid: Grid; row: GridRow }) {
  const t = useTranslations('staff.grid');
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-[5] border-b border-rule bg-paper px-2 py-1.5 text-left font-normal group-hover:bg-sunken"
      >
        <StudentLink courseId={grid.courseId} student={{ id: row.userId, name: row.name }} />{' '}
        {row.guest && <Badge>{t('guest')}</Badge>}
      </th>
      {grid.columns.map((column, index) => (
        <GridCell key={keyOf(column)} kind={column.kind} cell={row.cells[index] as Standing} />
      ))}
      <td className="border-b border-rule px-2 py-1.5 text-right">
        <Points points={row.points} maxPoints={grid.maxPoints} />
      </td>
    </tr>
  );
}

function Foot({ grid }: { grid: Grid }) {
  const t = useTranslations('staff.grid');
  const format = useFormatter();
  return (
    <tfoot>
      <tr className="text-xs text-muted">
        <th scope="row" className="sticky left-0 z-[5] bg-paper px-2 py-2 text-left align-top font-normal">
          {t('class')}
        </th>
        {grid.columns.map((column) => (
          <td key={keyOf(column)} className="px-2 py-2 text-right align-top tabular-nums">
            {t('doneOf', { done: column.done, begun: column.begun })}
            {column.meanShare !== null && (
              <span className="block">
                {t('mean', { share: format.number(column.meanShare, { style: 'percent', maximumFractionDigits: 0 }) })}
              </span>
            )}
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  );
}

const keyOf = ({ kind, targetId }: GridColumn) => `${kind} ${targetId}`;
