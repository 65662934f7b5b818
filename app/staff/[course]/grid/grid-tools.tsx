'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { GridView } from '@/lib/gradebook/view';
import { ButtonLink } from '../../../components/button';
import { Field, inputLook } from '../../../components/field';
import { viewQuery, withQuery } from './view-address';

interface GridToolsProps {
  courseId: string;
  view: GridView;
  sections: { id: string; title: string }[];
  counts: { all: number; guests: number; found: number };
}

const SHOW = ['all', 'stuck', 'inactive'] as const;
const TYPING_MS = 250;

/** What of the class is shown, and the same as a file. */
export function GridTools({ courseId, view, sections, counts }: GridToolsProps) {
  const t = useTranslations('staff.grid');
  const router = useRouter();
  const [find, setFind] = useState(view.find);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (change: Partial<GridView>) => {
    const query = viewQuery({ ...view, find, ...change });
    router.replace(withQuery(`/staff/${courseId}/grid`, query), { scroll: false });
  };
  const file = (type: 'csv' | 'json') => withQuery(`/api/staff/${courseId}/grid.${type}`, viewQuery(view));
  return (
    <div className="mb-4 flex flex-wrap items-end gap-4">
      <Field
        label={t('filter')}
        type="search"
        value={find}
        onChange={({ target: { value } }) => {
          setFind(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => go({ find: value }), TYPING_MS);
        }}
      />
      <Pick label={t('show')} value={view.show} onPick={(show) => go({ show: show as GridView['show'] })}>
        {SHOW.map((show) => (
          <option key={show} value={show}>
            {t(`shown.${show}`)}
          </option>
        ))}
      </Pick>
      {sections.length > 1 && (
        <Pick label={t('section')} value={view.section ?? ''} onPick={(id) => go({ section: id === '' ? null : id })}>
          <option value="">{t('allSections')}</option>
          {sections.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Pick>
      )}
      <p className="min-w-40 flex-1 pb-2.5 text-sm text-muted" role="status">
        {counts.found < counts.all
          ? t('found', { count: counts.found, total: counts.all })
          : t('count', { students: counts.all - counts.guests, guests: counts.guests })}
      </p>
      <ButtonLink href={file('csv')} prefetch={false} download>
        {t('csv')}
      </ButtonLink>
      <ButtonLink href={file('json')} prefetch={false} download>
        {t('json')}
      </ButtonLink>
    </div>
  );
}

interface PickProps {
  label: string;
  value: string;
  onPick: (value: string) => void;
  children: React.ReactNode;
}

function Pick({ label, value, onPick, children }: PickProps) {
  return (
    <label className="grid gap-1 text-sm font-semibold">
      {label}
      <select
        className={`${inputLook} min-h-11 font-normal`}
        value={value}
        onChange={(event) => onPick(event.target.value)}
      >
        {children}
      </select>
    </label>
  );
}
