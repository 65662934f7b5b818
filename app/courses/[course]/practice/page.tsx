import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Page } from '@/app/components/page-frame';
import { Points } from '@/app/components/points';
import { UnavailableLine } from '@/app/components/unavailable';
import { WorkList, type WorkRow } from '@/app/courses/[course]/practice/work-list';
import { quizHref } from '@/app/quiz-href';
import { coursePage } from '@/app/server/courses';
import { listAssignments } from '@/lib/assignments/windows';
import { selectChallenge, selectQuiz, titleOf } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { courseProgress } from '@/lib/progress/course-progress';
import { Projects } from './projects';

/** The words for where somebody stands. */
const QUIZ_STATES = { done: 'finished', begun: 'begun', untouched: 'untried' } as const;
const CHALLENGE_STATES = { done: 'passed', begun: 'notYet', untouched: 'untried' } as const;

type Props = PageProps<'/courses/[course]/practice'>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('course.practice'))('title') };
}

export default async function PracticePage({ params }: Props) {
  const { course: courseId } = await params;
  const { catalog, course, viewer } = await coursePage(courseId, `/courses/${courseId}/practice`);
  const [t, format] = await Promise.all([getTranslations('course.practice'), getFormatter()]);
  const db = database();
  const now = Date.now();
  const progress = courseProgress(db, catalog, viewer.actor, courseId, now);
  const windows = listAssignments(db, viewer.actor, courseId, now);

  /** The one date that matters now: when it opens, will close, or closed. */
  function dateOf(kind: 'quiz' | 'challenge', targetId: string): string | null {
    const window = windows.find((candidate) => candidate.kind === kind && candidate.targetId === targetId);
    if (!window) return null;
    const read = (time: number) => ({ date: format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' }) });
    if (window.opensAt !== null && now < window.opensAt) return t('opens', read(window.opensAt));
    if (window.closesAt === null) return null;
    return now < window.closesAt ? t('closes', read(window.closesAt)) : t('closed', read(window.closesAt));
  }
  const sentence = (parts: (string | null)[]) => parts.filter(Boolean).join(' · ');

  const quizzes = progress.chapters.flatMap(({ chapterId, quizzes: all }) =>
    all.map((own): WorkRow => {
      const { id, state } = own;
      return {
        id,
        href: quizHref({ courseId, chapterId, quizId: id }),
        title: <CourseText of={selectQuiz(course, id).title} />,
        state,
        stateLabel: t(QUIZ_STATES[state]),
        detail: sentence([t('attempts', { count: own.tries }), dateOf('quiz', id)]),
        points: <Points points={own.points} maxPoints={own.maxPoints} />,
      };
    }),
  );
  const challenges = progress.chapters
    .flatMap((chapter) => chapter.challenges)
    .map((own): WorkRow => {
      const { definition } = selectChallenge(course, own.id);
      return {
        id: own.id,
        href: `/courses/${courseId}/challenges/${own.id}`,
        title: <CourseText of={definition.title} />,
        state: own.state,
        stateLabel: t(CHALLENGE_STATES[own.state]),
        detail: sentence([
          t('difficulty', { level: definition.difficulty }),
          t('submissions', { count: own.tries }),
          dateOf('challenge', own.id),
        ]),
        points: <Points points={own.points} maxPoints={own.maxPoints} />,
      };
    });

  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="grid gap-12">
        <section>
          <h2 className="mb-2 text-lg">{t('challenges')}</h2>
          <WorkList rows={challenges} empty={t('noChallenges')} />
          {course.unavailable
            .filter(({ kind }) => kind === 'challenge')
            .map(({ id }) => (
              <div key={id} className="border-b border-rule">
                <UnavailableLine title={titleOf(id)} />
              </div>
            ))}
        </section>
        <section>
          <h2 className="mb-2 text-lg">{t('quizzes')}</h2>
          <WorkList rows={quizzes} empty={t('noQuizzes')} />
        </section>
        <section>
          <h2 className="mb-2 text-lg">{t('projects')}</h2>
          <Projects course={course} progress={progress} />
        </section>
      </div>
    </Page>
  );
}
