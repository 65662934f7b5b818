import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Page } from '@/app/components/page-frame';
import { Points } from '@/app/components/points';
import { UnavailablePage } from '@/app/components/unavailable';
import { ClientMessages } from '@/app/i18n/client-messages';
import { showAttempt } from '@/app/server/attempts';
import { coursePage, orNotFound } from '@/app/server/courses';
import { availability } from '@/lib/assignments/windows';
import { listAttempts, selectAttemptForStudent } from '@/lib/attempts/view';
import { findChapter, findUnavailable, selectChapter, selectQuiz, titleOf } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { courseProgress } from '@/lib/progress/course-progress';
import { QuizPlayer } from './quiz-player';
import { StartQuiz } from './start-quiz';

type Props = PageProps<'/courses/[course]/[chapter]/quiz'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course: courseId, chapter: chapterId } = await params;
  const [{ course }, locale, t] = await Promise.all([
    coursePage(courseId, `/courses/${courseId}/${chapterId}/quiz`),
    getLocale(),
    getTranslations('quiz'),
  ]);
  return { title: t('title', { chapter: findChapter(course, chapterId)?.title[locale] ?? titleOf(chapterId) }) };
}

export default async function QuizPage({ params, searchParams }: Props) {
  const { course: courseId, chapter: chapterId } = await params;
  const here = `/courses/${courseId}/${chapterId}`;
  const { catalog, course, viewer } = await coursePage(courseId, `${here}/quiz`);
  const [locale, t, format, search] = await Promise.all([
    getLocale(),
    getTranslations('quiz'),
    getFormatter(),
    searchParams,
  ]);
  if (findUnavailable(course, 'chapter', chapterId)) return <UnavailablePage title={titleOf(chapterId)} />;
  const chapter = orNotFound(() => selectChapter(course, chapterId));
  const quiz = orNotFound(() => selectQuiz(course, chapterId));
  const db = database();
  const attempts = listAttempts(db, viewer.actor, { courseId, chapterId });
  const wanted =
    typeof search.attempt === 'string' ? search.attempt : attempts.find((attempt) => attempt.finishedAt === null)?.id;
  const heading = t('title', { chapter: chapter.title[locale] });

  if (wanted !== undefined) {
    const attempt = orNotFound(() => selectAttemptForStudent(db, catalog, viewer.actor, wanted));
    return (
      <ClientMessages namespaces={['quiz']}>
        <QuizPlayer
          key={`${wanted}-${locale}`}
          heading={heading}
          lessonHref={here}
          quizHref={`${here}/quiz`}
          attempt={await showAttempt(attempt, locale)}
        />
      </ClientMessages>
    );
  }

  const { open, opensAt, closesAt } = availability(
    db,
    viewer.actor,
    { courseId, kind: 'quiz', targetId: chapterId },
    Date.now(),
  );
  const progress = courseProgress(db, catalog, viewer.actor, courseId);
  const own = progress.chapters.find((candidate) => candidate.chapterId === chapterId)?.quiz;
  const when = (time: number) => format.dateTime(time, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Page title={heading} lead={t('start.lead', { count: quiz.items.length })}>
      <div className="grid justify-items-start gap-6">
        {own && own.points !== null && (
          <p>
            {t('start.best')} <Points named points={own.points} maxPoints={own.maxPoints} />
          </p>
        )}
        {open ? (
          <ClientMessages namespaces={['quiz']}>
            <StartQuiz courseId={courseId} chapterId={chapterId} again={attempts.length > 0} />
          </ClientMessages>
        ) : (
          <p className="text-muted">
            {t('closed')} {opensAt !== null && opensAt > Date.now() && t('opensAt', { date: when(opensAt) })}
            {closesAt !== null && closesAt <= Date.now() && t('closedAt', { date: when(closesAt) })}
          </p>
        )}
      </div>
    </Page>
  );
}
