import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Empty, Page } from '@/app/components/page-frame';
import { courseLinks } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { isStaff } from '@/lib/auth/actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('title') };
}

/** The courses that one teaches. */
export default async function StaffPage() {
  const { actor } = await staffPage('/staff');
  const [t, all] = await Promise.all([getTranslations('staff'), courseLinks(await getLocale())]);
  const courses = all.filter(({ id }) => isStaff(actor, id));
  const [first] = courses;
  if (first && courses.length === 1) redirect(`/staff/${first.id}`);
  return (
    <Page title={t('title')}>
      {courses.length === 0 ? (
        <Empty>{t('noCourses')}</Empty>
      ) : (
        <ul className="border-b border-rule">
          {courses.map(({ id, title }) => (
            <li key={id} className="border-t border-rule py-3">
              <Link className="link text-lg" href={`/staff/${id}`}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
