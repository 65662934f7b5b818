import type { Metadata } from 'next';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { CourseText, PartTitle } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ONE_LINE_NAME } from '@/app/components/staff/student-link';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { CourseProblems } from '@/app/staff/[course]/course-problems';
import { GraderLine } from '@/app/staff/[course]/grader-line';
import { OverviewView } from '@/app/staff/[course]/overview-view';
import { type Actor, isInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import type { Course } from '@/lib/catalog/course';
import { findChallenge, selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { keptGraderStatus } from '@/lib/grader/kept-grader';
import { overview } from '@/lib/overview/overview';
import { countStranded, listBrokenGradings } from '@/lib/submissions/staff';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('overview.title') };
}

/** What of the class needs its teachers now, and how grading stands. */
export default async function OverviewPage({ params }: PageProps<'/staff/[course]'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const t = await getTranslations('staff');
  const status = keptGraderStatus();
  const found = overview(database(), content, actor, courseId, Date.now());
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={t('overview.title')}
      here="overview"
    >
      {status.state === 'paused' && <GraderLine status={status} />}
      <CourseProblems
        course={course}
        findings={content.findings}
        stranded={countStranded(database(), content, actor, courseId)}
      />
      <Broken course={course} actor={actor} />
      {found.students === 0 ? (
        <Empty>{t('grid.empty')}</Empty>
      ) : (
        <>
          <p className="mb-8 text-muted">
            <Link className="link" href={`/staff/${courseId}/grid`}>
              {t('grid.count', { students: found.students, guests: 0 })}
            </Link>
          </p>
          <OverviewView courseId={courseId} found={found} />
        </>
      )}
      <div className="mt-10 flex flex-wrap items-center justify-between gap-4">
        {status.state !== 'paused' && <GraderLine status={status} />}
        <div className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
          <Link className="link" href={`/staff/${courseId}/remark`}>
            {t('remark.open')}
          </Link>
          {isInstructor(actor, courseId) && (
            <Link className="link" href={`/staff/${courseId}/regrade`}>
              {t('regrade.open')}
            </Link>
          )}
        </div>
      </div>
    </StaffFrame>
  );
}

/** Gradings that we could not finish: nobody else can see to them. */
async function Broken({ course, actor }: { course: Course; actor: Actor }) {
  const broken = listBrokenGradings(database(), actor, course.id);
  if (broken.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations('staff.broken'), getFormatter()]);
  return (
    <section className="mb-8 border-l-2 border-not-yet pl-4">
      <h2 className="text-base">{t('title', { count: broken.length })}</h2>
      <p className="max-w-measure text-sm text-muted">{t('text')}</p>
      <ul className="mt-2 grid gap-1 text-sm">
        {broken.map(({ submissionId, challengeId, author, submittedAt, fault }) => (
          <li key={submissionId}>
            <span className={ONE_LINE_NAME} title={author}>
              {author}
            </span>{' '}
            ·{' '}
            <Link className="link" href={`/staff/submissions/${submissionId}`}>
              <PartTitle of={findChallenge(course, challengeId)?.definition} id={challengeId} />
            </Link>{' '}
            <span className="text-muted">
              {format.dateTime(submittedAt, { dateStyle: 'medium', timeStyle: 'short' })} · {fault}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
