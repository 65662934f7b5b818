import type { Metadata } from 'next';
import Link from 'next/link';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/components/button';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { markerAgreement } from '@/lib/analysis/marker-agreement';
import { listWaiting } from '@/lib/attempts/waiting';
import { catalog } from '@/lib/catalog/catalog';
import { findQuiz, selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('waiting.title') };
}

/** Answers that wait to be marked by hand, with names or without, and how far those agree who marked the same. */
export default async function WaitingPage({ params, searchParams }: PageProps<'/staff/[course]/waiting'>) {
  const [{ course: courseId }, { blind }] = await Promise.all([params, searchParams]);
  const { actor } = await staffPage(`/staff/${courseId}/waiting`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, format, locale] = await Promise.all([getTranslations('staff.waiting'), getFormatter(), getLocale()]);
  const waiting = listWaiting(database(), actor, courseId, Date.now());
  const agreed = markerAgreement(database(), actor, courseId);
  const hidden = blind === '1';
  const query = hidden ? '?blind=1' : '';
  const hrefOf = ({ attemptId, itemId }: (typeof waiting)[number]) =>
    `/staff/${courseId}/waiting/${attemptId}/${itemId}${query}`;
  const titleOfQuiz = (quizId: string) => {
    const title = findQuiz(course, quizId)?.title;
    return title ? textIn(title, locale) : quizId;
  };
  const two = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const [first] = waiting;
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')}>
      {first ? (
        <>
          <p className="mb-6 flex flex-wrap items-center gap-4">
            {t('lead', { count: waiting.length })}
            <ButtonLink look="primary" size="sm" href={hrefOf(first)}>
              {t('begin')}
            </ButtonLink>
            <Link className="link text-sm" href={`/staff/${courseId}/waiting${hidden ? '' : '?blind=1'}`}>
              {t(hidden ? 'show' : 'hide')}
            </Link>
          </p>
          <ol className="border-b border-rule">
            {waiting.map((one, i) => (
              <li key={`${one.attemptId} ${one.itemId}`} className="flex flex-wrap gap-x-6 border-t border-rule py-2">
                <Link className="link" href={hrefOf(one)}>
                  {hidden ? t('somebody', { number: i + 1 }) : one.student.name}
                </Link>
                <span className="text-sm text-muted">
                  {titleOfQuiz(one.quizId)} · {one.itemId} ·{' '}
                  {t('given', { date: format.dateTime(one.answeredAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <Empty>{t('lead', { count: 0 })}</Empty>
      )}
      {agreed && (
        <div className="mt-8 max-w-measure">
          <p>
            {t('agreement', {
              answers: agreed.answers,
              same: format.number(agreed.same, { style: 'percent', maximumFractionDigits: 0 }),
              count: agreed.kappa.count,
              kappa: two(agreed.kappa.estimate),
              low: two(agreed.kappa.low),
              high: two(agreed.kappa.high),
            })}
          </p>
          <p className="mt-1 text-sm text-muted">{t('agreementHint')}</p>
        </div>
      )}
    </StaffFrame>
  );
}
