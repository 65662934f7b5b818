import type { Metadata } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/components/button';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { useReadFigures } from '@/app/components/staff/analysis/figure';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import type { ChallengeAnalysis } from '@/lib/analysis/challenge-analysis';
import { analyseCourse } from '@/lib/analysis/course-analysis';
import type { QuizAnalysis } from '@/lib/analysis/quiz-analysis';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('title') };
}

/** Every quiz and challenge with what its analysis says in a line. */
export default async function AnalysisPage({ params }: PageProps<'/staff/[course]/analysis'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/analysis`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('analysis'), getLocale()]);
  const work = analyseCourse(database(), content, actor, courseId);
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')} here="analysis">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <p className="max-w-measure text-muted">{t('lead')}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink size="sm" href={`/api/staff/${courseId}/items.csv`} prefetch={false} download>
            {t('csv.items')}
          </ButtonLink>
          <ButtonLink size="sm" href={`/api/staff/${courseId}/criteria.csv`} prefetch={false} download>
            {t('csv.criteria')}
          </ButtonLink>
        </div>
      </div>
      {work.length === 0 && <Empty>{t('empty')}</Empty>}
      <ul className="border-b border-rule">
        {work.map((one) =>
          'quizId' in one.analysis ? (
            <Line
              key={`quiz ${one.targetId}`}
              kind={t('quiz.title')}
              title={textIn(one.title, locale)}
              href={`/staff/${courseId}/analysis/${one.targetId}`}
            >
              <QuizLine analysis={one.analysis} />
            </Line>
          ) : (
            <Line
              key={`challenge ${one.targetId}`}
              kind={t('challenge.title')}
              title={textIn(one.title, locale)}
              href={`/staff/${courseId}/challenges/${one.targetId}`}
            >
              <ChallengeLine analysis={one.analysis} />
            </Line>
          ),
        )}
      </ul>
    </StaffFrame>
  );
}

function Line({ kind, title, href, children }: { kind: string; title: string; href: string; children: ReactNode }) {
  return (
    <li className="grid gap-x-8 gap-y-1 border-t border-rule py-3 sm:grid-cols-[1fr_26rem]">
      <p>
        <span className="eyebrow block">{kind}</span>
        <Link className="link text-lg" href={href}>
          {title}
        </Link>
      </p>
      <p className="self-end text-sm text-muted">{children}</p>
    </li>
  );
}

function QuizLine({ analysis: { runs, reliability, items } }: { analysis: QuizAnalysis }) {
  const t = useTranslations('analysis.line');
  const read = useReadFigures();
  const flagged = items.filter(({ flags }) => flags.length > 0).length;
  return (
    <>
      {t('runs', { count: runs })}
      {reliability &&
        ` · ${t('alpha', { alpha: read.number(reliability.alpha.estimate), low: read.number(reliability.alpha.low), high: read.number(reliability.alpha.high) })}`}
      {flagged > 0 && ` · ${t('flagged', { count: flagged })}`}
    </>
  );
}

function ChallengeLine({ analysis: { students, submissions, clusters } }: { analysis: ChallengeAnalysis }) {
  const t = useTranslations('analysis.line');
  const stuck = clusters.reduce((sum, { members }) => sum + members.length, 0);
  return (
    <>
      {t('submissions', { count: submissions, students })}
      {stuck > 0 && ` · ${t('notPassed', { count: stuck })}`}
    </>
  );
}
