import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { RubricForm } from '@/app/components/staff/rubric-form';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { StudentLink } from '@/app/components/staff/student-link';
import { ClientMessages } from '@/app/i18n/client-messages';
import { showAttempt } from '@/app/server/attempts';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { selectAttemptForStaff } from '@/lib/attempts/view';
import { listWaiting, nextWaiting } from '@/lib/attempts/waiting';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { MarkedAnswer } from './marked-answer';
import { NextAnswer } from './next-answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('waiting.title') };
}

/** One answer that waits, its rubric, and the way to the next. */
export default async function WaitingAnswerPage({
  params,
  searchParams,
}: PageProps<'/staff/[course]/waiting/[attempt]/[item]'>) {
  const [{ course: courseId, attempt: attemptId, item: itemId }, { blind }] = await Promise.all([params, searchParams]);
  const { actor } = await staffPage(`/staff/${courseId}/waiting`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const now = Date.now();
  const attempt = orNotFound(() => selectAttemptForStaff(database(), content, actor, attemptId, now));
  const [t, locale] = await Promise.all([getTranslations('staff.waiting'), getLocale()]);
  const { items } = await showAttempt(attempt, locale, now);
  const one = items.find(({ item }) => item.id === itemId);
  if (attempt.courseId !== courseId || !one?.feedback || one.item.kind !== 'short-essay') notFound();
  const waiting = listWaiting(database(), actor, courseId, now);
  const next = nextWaiting(waiting, { attemptId, itemId });
  const query = blind === '1' ? '?blind=1' : '';
  const list = `/staff/${courseId}/waiting${query}`;
  const then = next ? `/staff/${courseId}/waiting/${next.attemptId}/${next.itemId}${query}` : list;
  const left = waiting.filter((other) => other.attemptId !== attemptId || other.itemId !== itemId).length;
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')}>
      <p className="-mt-4 mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
        {blind !== '1' && <StudentLink look="link" courseId={courseId} student={attempt.student} />}
        <span className="text-muted">{one.feedback.waiting ? t('left', { count: left }) : t('gone')}</span>
        <Link className="link" href={list}>
          {t('all')}
        </Link>
        {next && (
          <ClientMessages namespaces={['staff']}>
            <NextAnswer href={then} />
          </ClientMessages>
        )}
      </p>
      <ClientMessages namespaces={['quiz', 'staff']}>
        <div className="grid max-w-[46rem] grid-cols-1 gap-6">
          <MarkedAnswer item={one.item} saved={one.saved} feedback={one.feedback} model={attempt.keys[itemId]} />
          <RubricForm
            key={`${attemptId} ${itemId}`}
            attemptId={attemptId}
            item={one.item}
            feedback={one.feedback}
            then={then}
          />
        </div>
      </ClientMessages>
    </StaffFrame>
  );
}
