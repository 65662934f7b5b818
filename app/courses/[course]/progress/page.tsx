import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { StateMark } from '@/app/components/badge';
import { chapterState } from '@/app/components/course-map';
import { CourseText } from '@/app/components/course-text';
import { Page } from '@/app/components/page-frame';
import { Points } from '@/app/components/points';
import { coursePage } from '@/app/server/courses';
import { listAssignments } from '@/lib/assignments/windows';
import { selectChapter } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { courseMastery } from '@/lib/mastery/course-mastery';
import { courseProgress, type WorkProgress } from '@/lib/progress/course-progress';
import { ownTimeline } from '@/lib/progress/timeline';
import { ConceptMap } from './concept-map';
import { Dates } from './dates';
import { Recent } from './recent';

type Props = PageProps<'/courses/[course]/progress'>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('course.progress'))('title') };
}

export default async function ProgressPage({ params }: Props) {
  const { course: courseId } = await params;
  const { catalog, course, viewer } = await coursePage(courseId, `/courses/${courseId}/progress`);
  const [t, shell] = await Promise.all([getTranslations('course.progress'), getTranslations('shell')]);
  const db = database();
  const now = Date.now();
  const { chapters, totals } = courseProgress(db, catalog, viewer.actor, courseId, now);
  const events = ownTimeline(db, viewer.actor, courseId, now);
  const facts = [
    { label: t('points'), value: <Points points={totals.points} maxPoints={totals.maxPoints} /> },
    { label: t('chapters'), value: t('of', { n: totals.chapters.done, total: totals.chapters.total }) },
    { label: t('quizzes'), value: t('of', { n: totals.quizzes.finished, total: totals.quizzes.total }) },
    { label: t('challenges'), value: t('of', { n: totals.challenges.passed, total: totals.challenges.total }) },
  ];
  return (
    <Page title={t('title')} width="page">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 border-y border-rule py-6 lg:grid-cols-4">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt className="text-sm text-muted">{fact.label}</dt>
            <dd className="text-xl font-semibold tabular-nums">{fact.value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-10">
        <ConceptMap courseId={courseId} concepts={courseMastery(db, catalog, viewer.actor, courseId, now)} />
      </div>
      <div className="mt-10 grid gap-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section>
          <h2 className="mb-2 text-lg">{t('byChapter')}</h2>
          <div className="overflow-x-auto">
            <table className="w-full text-sm">
              <thead>
                <tr className="border-b border-rule text-left text-muted">
                  <th scope="col" className="py-2 font-semibold">
                    {t('chapter')}
                  </th>
                  <th scope="col" className="py-2 pl-4 text-right font-semibold">
                    {t('checkpoints')}
                  </th>
                  <th scope="col" className="py-2 pl-4 text-right font-semibold">
                    {t('quiz')}
                  </th>
                  <th scope="col" className="py-2 pl-4 text-right font-semibold">
                    {t('challenge')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {chapters.map((own) => {
                  const state = chapterState(own);
                  const { checkpoints, quizzes, challenges } = own;
                  return (
                    <tr key={own.chapterId} className="border-b border-rule align-top">
                      <th scope="row" className="py-3 text-left font-normal">
                        <span className="flex gap-2">
                          <StateMark state={state} label={shell(`state.${state}`)} />
                          <Link href={`/courses/${courseId}/${own.chapterId}`} className="link">
                            <CourseText of={selectChapter(course, own.chapterId).title} />
                          </Link>
                        </span>
                      </th>
                      <td className="py-3 pl-4 text-right">
                        {checkpoints.total > 0
                          ? t('answeredOf', { n: checkpoints.answered, total: checkpoints.total })
                          : '–'}
                      </td>
                      <td className="py-3 pl-4 text-right">
                        <AllPoints work={quizzes} />
                      </td>
                      <td className="py-3 pl-4 text-right">
                        <AllPoints work={challenges} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
        <div className="grid content-start gap-10">
          <Dates course={course} windows={listAssignments(db, viewer.actor, courseId, now)} now={now} />
          <section>
            <h2 className="mb-2 text-lg">{t('recent')}</h2>
            <Recent course={course} events={events} />
          </section>
        </div>
      </div>
    </Page>
  );
}

/** The points of each piece of work, one below the other. */
function AllPoints({ work }: { work: WorkProgress[] }) {
  if (work.length === 0) return '–';
  return work.map(({ id, points, maxPoints }) => (
    <div key={id}>
      <Points points={points} maxPoints={maxPoints} />
    </div>
  ));
}
