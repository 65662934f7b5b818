import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { catalog } from '@/lib/catalog/catalog';
import { chaptersOf, selectCourse } from '@/lib/catalog/select';
import { textIn } from '@/lib/text';
import { ExportQuestions } from './export-questions';
import { ImportQuestions } from './import-questions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange'))('title') };
}

/** Questions from and for other systems. */
export default async function ExchangePage({ params }: PageProps<'/staff/[course]/exchange'>) {
  const { course: courseId } = await params;
  await staffPage(`/staff/${courseId}/exchange`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('exchange'), getLocale()]);
  const chapters = chaptersOf(course).map(({ id, title }) => ({ id, title: textIn(title, locale) }));
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')}>
      <ClientMessages namespaces={['exchange']}>
        <section className="mb-12 max-w-[46rem]">
          <h2 className="mb-3 text-xl">{t('import.title')}</h2>
          <p className="mb-5 max-w-measure text-muted">{t('import.lead')}</p>
          <ImportQuestions courseId={courseId} chapters={chapters} />
        </section>
        <section className="max-w-[46rem]">
          <h2 className="mb-3 text-xl">{t('export.title')}</h2>
          <p className="mb-5 max-w-measure text-muted">{t('export.lead')}</p>
          <ExportQuestions courseId={courseId} languages={[...course.languages]} />
        </section>
      </ClientMessages>
    </StaffFrame>
  );
}
