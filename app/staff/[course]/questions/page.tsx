import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { StaffQuestionEntry } from '@/app/staff/[course]/questions/staff-question';
import { listInbox } from '@/lib/asking/staff-questions';
import { catalog } from '@/lib/catalog/catalog';
import { findChapter, selectCourse, titleOf } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('questions.title') };
}

export default async function QuestionsPage({ params }: PageProps<'/staff/[course]/questions'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/questions`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('staff'), getLocale()]);
  const inbox = listInbox(database(), actor, courseId);
  const pageOf = (chapterId: string, challengeId: string | null) => {
    const title = challengeId
      ? course.challenges.get(challengeId)?.definition.title
      : findChapter(course, chapterId)?.title;
    return title ? textIn(title, locale) : titleOf(challengeId ?? chapterId);
  };
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={t('questions.title')}
      here="questions"
    >
      {inbox.length === 0 ? (
        <Empty>{t('questions.empty')}</Empty>
      ) : (
        <ClientMessages namespaces={['staff']}>
          <ul className="border-b border-rule">
            {inbox.map((asked) => (
              <StaffQuestionEntry key={asked.id} asked={asked} page={pageOf(asked.chapterId, asked.challengeId)} />
            ))}
          </ul>
        </ClientMessages>
      )}
    </StaffFrame>
  );
}
