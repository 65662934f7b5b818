import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { showThreads } from '@/app/server/review';
import { staffPage } from '@/app/server/staff';
import { catalog } from '@/lib/catalog/catalog';
import { findChallenge, findQuiz, selectCourse, titleOf } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { type InboxThread, listReviewInbox } from '@/lib/review/read';
import { listSavedComments } from '@/lib/review/saved';
import { textIn } from '@/lib/text';
import { InboxEntry } from './inbox-entry';
import { SavedComments } from './saved-comments';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('inbox.title') };
}

/** Second looks and answers that the class sends, and what staff keep to write again. */
export default async function CommentsPage({ params }: PageProps<'/staff/[course]/comments'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/comments`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('review.inbox'), getLocale()]);
  const db = database();
  const inbox = await showThreads(listReviewInbox(db, actor, courseId));
  const saved = listSavedComments(db, actor, courseId);
  const workOf = ({ about }: InboxThread) => {
    const isSubmission = 'submissionId' in about;
    const title = isSubmission
      ? findChallenge(course, about.challengeId)?.definition.title
      : findQuiz(course, about.quizId)?.title;
    const named = title ? textIn(title, locale) : titleOf(isSubmission ? about.challengeId : about.quizId);
    return {
      title: t(isSubmission ? 'submission' : 'item', { title: named }),
      href: isSubmission ? `/staff/submissions/${about.submissionId}` : `/staff/attempts/${about.attemptId}`,
    };
  };
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')} here="comments">
      <p className="mb-6 max-w-measure text-muted">{t('lead')}</p>
      <ClientMessages namespaces={['review']}>
        {inbox.length === 0 ? (
          <Empty>{t('empty')}</Empty>
        ) : (
          <ul className="border-b border-rule">
            {inbox.map((thread) => (
              <InboxEntry
                key={thread.id}
                courseId={courseId}
                student={thread.student}
                thread={thread}
                work={workOf(thread)}
                writing={{ courseId, saved }}
              />
            ))}
          </ul>
        )}
        <h2 className="mt-12 mb-1 text-xl">{t('saved')}</h2>
        <p className="mb-4 max-w-measure text-muted">{t('savedLead')}</p>
        <SavedComments courseId={courseId} saved={saved} />
      </ClientMessages>
    </StaffFrame>
  );
}
