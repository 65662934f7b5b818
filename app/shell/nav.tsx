'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type CourseLink, useCourseHere } from './use-course-here';

/** The places of the course one is in, or of the first course. */
export function Nav({ courses, staff }: { courses: CourseLink[]; staff: boolean }) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const course = useCourseHere(courses);
  const base = course && `/courses/${course.id}`;
  const special = base ? [`${base}/practice`, `${base}/progress`, `${base}/challenges`, `${base}/glossary`] : [];
  const places = [
    ...(base
      ? [
          {
            href: base,
            label: t('course'),
            here: pathname.startsWith(base) && !special.some((href) => pathname.startsWith(href)),
          },
          {
            href: `${base}/practice`,
            label: t('practice'),
            here: pathname.startsWith(`${base}/practice`) || pathname.startsWith(`${base}/challenges`),
          },
          { href: `${base}/progress`, label: t('progress'), here: pathname.startsWith(`${base}/progress`) },
          { href: `${base}/glossary`, label: t('glossary'), here: pathname.startsWith(`${base}/glossary`) },
        ]
      : []),
    ...(staff ? [{ href: '/staff', label: t('staff'), here: pathname.startsWith('/staff') }] : []),
  ];
  return (
    <nav aria-label={t('mainNavigation')} className="order-last -mx-2 flex w-full sm:order-none sm:mx-0 sm:w-auto">
      {places.map(({ href, label, here }) => (
        <Link
          key={href}
          href={href}
          aria-current={here ? 'page' : undefined}
          className={clsx(
            '-mb-px border-b-2 px-2 py-2.5 text-sm font-semibold sm:px-3 sm:py-4',
            here ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
