import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { Scroller } from '@/app/components/scroller';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { StudentLink } from '@/app/components/staff/student-link';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { AccommodationTable } from '@/app/staff/[course]/accommodations/accommodation-table';
import { listAccommodations } from '@/lib/assignments/accommodations';
import { isInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accommodations'))('title') };
}

const COLUMNS = ['timePercent', 'opensEarlierHours', 'closesLaterHours', 'moreAttempts'] as const;

/** What single students need otherwise than the class. */
export default async function AccommodationsPage({ params }: PageProps<'/staff/[course]/accommodations'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/accommodations`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, format] = await Promise.all([getTranslations('accommodations'), getFormatter()]);
  const rows = listAccommodations(database(), actor, courseId);
  const write = {
    timePercent: (value: number) => (value === 100 ? '–' : t('percent', { value: format.number(value) })),
    opensEarlierHours: (value: number) => (value === 0 ? '–' : t('hours', { value: format.number(value) })),
    closesLaterHours: (value: number) => (value === 0 ? '–' : t('hours', { value: format.number(value) })),
    moreAttempts: (value: number) => (value === 0 ? '–' : t('plus', { value: format.number(value) })),
  };
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')}>
      <p className="mb-6 max-w-measure text-muted">{t('lead')}</p>
      {rows.length === 0 ? (
        <Empty>{t('empty')}</Empty>
      ) : (
        <Scroller label={t('title')} className="max-w-[46rem] overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b border-rule text-left text-muted">
                <th scope="col" className="py-2 font-semibold">
                  {t('student')}
                </th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="py-2 pl-4 text-right font-semibold">
                    {t(`short.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.userId} className="border-b border-rule">
                  <th scope="row" className="py-2 text-left font-normal">
                    <StudentLink look="link" courseId={courseId} student={{ id: row.userId, name: row.name }} />
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column} className="py-2 pl-4 text-right whitespace-nowrap tabular-nums">
                      {write[column](row[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {isInstructor(actor, courseId) && (
        <ClientMessages namespaces={['accommodations']}>
          <AccommodationTable courseId={courseId} />
        </ClientMessages>
      )}
    </StaffFrame>
  );
}
