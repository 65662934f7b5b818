import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { WindowRow } from '@/app/staff/[course]/windows/window-row';
import { listAssignments } from '@/lib/assignments/windows';
import { isInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { workOf } from '@/lib/gradebook/columns';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('windows.title') };
}

export default async function WindowsPage({ params }: PageProps<'/staff/[course]/windows'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/windows`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, single, locale] = await Promise.all([
    getTranslations('staff.windows'),
    getTranslations('accommodations'),
    getLocale(),
  ]);
  const windows = new Map(
    listAssignments(database(), actor, courseId, Date.now()).map((row) => [`${row.kind} ${row.targetId}`, row]),
  );
  const work = workOf(course);
  const mayChange = isInstructor(actor, courseId);
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')} here="windows">
      <p className="mb-6 max-w-measure text-muted">
        {t(mayChange ? 'lead' : 'readOnly')}{' '}
        <Link href={`/staff/${courseId}/accommodations`} className="link">
          {single('link')}
        </Link>
      </p>
      {work.length === 0 ? (
        <Empty>{t('empty')}</Empty>
      ) : (
        <ClientMessages namespaces={['staff']}>
          <ul className="border-b border-rule">
            {work.map(({ kind, targetId, title, released }) => {
              const window = windows.get(`${kind} ${targetId}`);
              return (
                <WindowRow
                  key={`${kind} ${targetId}`}
                  target={{ courseId, kind, targetId }}
                  title={textIn(title, locale)}
                  opensAt={window?.opensAt ?? null}
                  closesAt={window?.closesAt ?? null}
                  releasesAt={window?.releasesAt ?? null}
                  released={released}
                  shownEarly={window?.shownEarly ?? false}
                  mayChange={mayChange}
                />
              );
            })}
          </ul>
        </ClientMessages>
      )}
    </StaffFrame>
  );
}
