import { clsx } from 'clsx';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Page } from '../page-frame';

export const PLACES = [
  'overview',
  'grid',
  'analysis',
  'questions',
  'comments',
  'feedback',
  'windows',
  'people',
  'connections',
  'audit',
] as const;
export type Place = (typeof PLACES)[number];

interface StaffFrameProps {
  courseId: string;
  courseTitle: ReactNode;
  title: ReactNode;
  /** Where one is among the pages about the class; none on pages below them. */
  here?: Place;
  width?: 'page' | 'full';
  children: ReactNode;
}

/** A page about the class, with the way to the others. */
export function StaffFrame({ courseId, courseTitle, title, here, width = 'page', children }: StaffFrameProps) {
  const t = useTranslations('staff');
  return (
    <Page title={title} above={courseTitle} width={width}>
      <nav aria-label={t('places.label')} className="-mt-3 mb-8 flex flex-wrap gap-x-5 border-b border-rule">
        {PLACES.map((place) => (
          <Link
            key={place}
            href={place === 'overview' ? `/staff/${courseId}` : `/staff/${courseId}/${place}`}
            aria-current={place === here ? 'page' : undefined}
            className={clsx(
              '-mb-px border-b-2 py-2 text-sm font-semibold',
              place === here ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {t(`places.${place}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
