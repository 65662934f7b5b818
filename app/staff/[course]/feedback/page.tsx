import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { ChapterFeedback } from '@/app/staff/[course]/feedback/chapter-feedback';
import { catalog } from '@/lib/catalog/catalog';
import { findChapter, selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { listFeedback } from '@/lib/feedback/lesson-feedback';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('feedback.title') };
}

export default async function FeedbackPage({ params }: PageProps<'/staff/[course]/feedback'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/feedback`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('staff'), getLocale()]);
  const entries = listFeedback(database(), actor, courseId);
  const chapters = Map.groupBy(entries, ({ chapterId }) => chapterId);
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={t('feedback.title')}
      here="feedback"
    >
      {entries.length === 0 ? (
        <Empty>{t('feedback.empty')}</Empty>
      ) : (
        <ClientMessages namespaces={['staff']}>
          <div className="grid max-w-[46rem] gap-10">
            {[...chapters].map(([chapterId, said]) => {
              const chapter = findChapter(course, chapterId);
              return (
                <ChapterFeedback
                  key={chapterId}
                  title={chapter ? textIn(chapter.title, locale) : chapterId}
                  href={chapter ? `/courses/${courseId}/${chapterId}` : null}
                  courseId={courseId}
                  contentHash={chapter?.contentHash ?? null}
                  entries={said}
                />
              );
            })}
          </div>
        </ClientMessages>
      )}
    </StaffFrame>
  );
}
