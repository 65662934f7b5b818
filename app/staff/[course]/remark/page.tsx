import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { renderBeginning, renderText } from '@/app/components/markdown/text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { isInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { listRemarks, planRemarks } from '@/lib/remarks/remark';
import { CorrectedQuestion } from './corrected-question';
import { MadeRemarks } from './made-remarks';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('remark.title') };
}

/** Questions that were corrected since they were answered: who would change, before anything does; and what was marked again. */
export default async function RemarkPage({ params }: PageProps<'/staff/[course]/remark'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/remark`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('staff.remark'), getLocale()]);
  const found = planRemarks(database(), content, actor, courseId);
  const corrected = await Promise.all(
    found.map(async (one) => ({
      ...one,
      beginning: await renderBeginning(one.stem, locale),
      stem: await renderText(one.stem, locale),
    })),
  );
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')}>
      {corrected.length === 0 ? (
        <Empty>{t('none')}</Empty>
      ) : (
        <p className="mb-6 max-w-measure text-muted">{t('lead')}</p>
      )}
      <ClientMessages namespaces={['staff', 'shell']}>
        <ul className="grid gap-10">
          {corrected.map((one) => (
            <CorrectedQuestion
              key={`${one.chapterId} ${one.itemId}`}
              courseId={courseId}
              corrected={one}
              mayChange={isInstructor(actor, courseId)}
            />
          ))}
        </ul>
        <MadeRemarks remarks={listRemarks(database(), actor, courseId)} mayChange={isInstructor(actor, courseId)} />
      </ClientMessages>
    </StaffFrame>
  );
}
