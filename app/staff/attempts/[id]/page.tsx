import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Points } from '@/app/components/points';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { StudentLink } from '@/app/components/staff/student-link';
import { ClientMessages } from '@/app/i18n/client-messages';
import { showAttempt } from '@/app/server/attempts';
import { orNotFound } from '@/app/server/courses';
import { showThreads } from '@/app/server/review';
import { staffPage } from '@/app/server/staff';
import { AttemptLog } from '@/app/staff/attempts/[id]/attempt-log';
import { AttemptReview } from '@/app/staff/attempts/[id]/attempt-review';
import { GiveTime } from '@/app/staff/attempts/[id]/give-time';
import { selectLog } from '@/lib/attempts/events';
import { timeToGive } from '@/lib/attempts/give-time';
import { selectAttemptForStaff } from '@/lib/attempts/view';
import { catalog } from '@/lib/catalog/catalog';
import { findCourse, findQuiz } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { listThreadsOfRun } from '@/lib/review/read';
import { listSavedComments } from '@/lib/review/saved';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('attempt.title') };
}

export default async function AttemptPage({ params }: PageProps<'/staff/attempts/[id]'>) {
  const { id } = await params;
  const { actor } = await staffPage(`/staff/attempts/${id}`);
  const content = await catalog();
  const now = Date.now();
  const attempt = orNotFound(() => selectAttemptForStaff(database(), content, actor, id, now));
  const { courseId, quizId, student, points, maxPoints, startedAt, finishedAt, keys } = attempt;
  const [t, format, locale] = await Promise.all([getTranslations('staff.attempt'), getFormatter(), getLocale()]);
  // A quiz may have left the course since; what was answered stays.
  const course = findCourse(content, courseId);
  const title = course && findQuiz(course, quizId)?.title;
  const quiz = title ? textIn(title, locale) : quizId;
  const date = (at: number) => format.dateTime(at, { dateStyle: 'full', timeStyle: 'short' });
  const itemIds = attempt.items.map(({ item }) => item.id);
  const timed = timeToGive(database(), attempt, now);
  const { items } = await showAttempt(attempt, locale, now);
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={course ? <CourseText of={course.title} /> : courseId}
      title={t('heading', { quiz })}
    >
      <p className="-mt-4 mb-8 flex flex-wrap gap-x-4 text-sm">
        <StudentLink look="link" courseId={courseId} student={student} />
        <Points named points={points} maxPoints={maxPoints} />
        <span className="text-muted">{t('begun', { date: date(startedAt) })}</span>
        <span className="text-muted">
          {finishedAt === null ? t('unfinished') : t('finished', { date: date(finishedAt) })}
        </span>
      </p>
      {attempt.policy.log && <AttemptLog lines={selectLog(database(), actor, { attemptId: id, itemIds }, now)} />}
      {timed && (
        <ClientMessages namespaces={['accommodations']}>
          <GiveTime attemptId={id} {...timed} />
        </ClientMessages>
      )}
      <ClientMessages namespaces={['quiz', 'staff', 'review']}>
        <AttemptReview
          attemptId={id}
          items={items.map((one) => ({ ...one, key: keys[one.item.id] ?? null }))}
          threads={await showThreads(listThreadsOfRun(database(), actor, id))}
          writing={{ courseId, saved: listSavedComments(database(), actor, courseId) }}
        />
      </ClientMessages>
    </StaffFrame>
  );
}
