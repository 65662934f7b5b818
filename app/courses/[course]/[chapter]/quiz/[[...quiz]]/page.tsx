import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { LanguageNotice } from '@/app/components/course-text';
import { Page } from '@/app/components/page-frame';
import { Points } from '@/app/components/points';
import { UnavailablePage } from '@/app/components/unavailable';
import { ClientMessages } from '@/app/i18n/client-messages';
import { quizHref } from '@/app/quiz-href';
import { showAttempt } from '@/app/server/attempts';
import { coursePage, orNotFound } from '@/app/server/courses';
import { availability } from '@/lib/assignments/windows';
import { listAttempts, selectAttemptForStudent } from '@/lib/attempts/view';
import type { Actor } from '@/lib/auth/actor';
import type { Catalog } from '@/lib/catalog/course';
import { quizForStudent } from '@/lib/catalog/projections';
import { findQuiz, findUnavailable, selectQuiz, titleOf } from '@/lib/catalog/select';
import { type Database, database } from '@/lib/db/open';
import { courseProgress } from '@/lib/progress/course-progress';
import type { Standing } from '@/lib/progress/standing';
import { type Text, textIn } from '@/lib/text';
import { EarlierAttempts } from '../earlier-attempts';
import { QuizPlayer } from '../quiz-player';
import { Rules } from '../rules';
import { StartQuiz } from '../start-quiz';

type Props = PageProps<'/courses/[course]/[chapter]/quiz/[[...quiz]]'>;

async function placeOf({ params }: Props) {
  const { course: courseId, chapter: chapterId, quiz: [quizId = chapterId, ...more] = [] } = await params;
  if (more.length > 0) notFound();
  return { courseId, chapterId, quizId };
}

const namedIn = (locale: string, title: Text | undefined, id: string) => (title ? textIn(title, locale) : titleOf(id));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeOf(props);
  const [{ course }, locale, t] = await Promise.all([
    coursePage(place.courseId, quizHref(place)),
    getLocale(),
    getTranslations('quiz'),
  ]);
  return { title: t('title', { title: namedIn(locale, findQuiz(course, place.quizId)?.title, place.quizId) }) };
}

/** Where the reader stands in the quiz; null where it has left the course. */
function standingOf(
  db: Database,
  catalog: Catalog,
  actor: Actor,
  { courseId, quizId }: { courseId: string; quizId: string },
  now: number,
): Standing | null {
  const { chapters } = courseProgress(db, catalog, actor, courseId, now);
  return chapters.flatMap(({ quizzes }) => quizzes).find(({ id }) => id === quizId) ?? null;
}

export default async function QuizPage(props: Props) {
  const place = await placeOf(props);
  const { courseId, chapterId, quizId } = place;
  const here = quizHref(place);
  const { catalog, course, viewer } = await coursePage(courseId, here);
  const [locale, t, format, search] = await Promise.all([
    getLocale(),
    getTranslations('quiz'),
    getFormatter(),
    props.searchParams,
  ]);
  if (findUnavailable(course, 'chapter', chapterId)) return <UnavailablePage title={titleOf(chapterId)} />;
  const db = database();
  const now = Date.now();
  const attempts = listAttempts(db, viewer.actor, { courseId, quizId }, now);
  const wanted =
    typeof search.attempt === 'string' ? search.attempt : attempts.find((attempt) => attempt.finishedAt === null)?.id;
  // What was answered stays, also where the quiz has left the course.
  const heading = t('title', { title: namedIn(locale, findQuiz(course, quizId)?.title, quizId) });

  if (wanted !== undefined) {
    const attempt = orNotFound(() => selectAttemptForStudent(db, catalog, viewer.actor, wanted, now));
    return (
      <ClientMessages namespaces={['asking', 'quiz', 'taking']}>
        <QuizPlayer
          key={`${wanted}-${locale}`}
          heading={heading}
          lessonHref={`/courses/${courseId}/${chapterId}`}
          quizHref={here}
          place={{ courseId, chapterId }}
          attempt={await showAttempt(attempt, locale, now)}
          kept={standingOf(db, catalog, viewer.actor, place, now)}
        />
      </ClientMessages>
    );
  }

  const quiz = orNotFound(() => selectQuiz(course, quizId));
  if (quiz.chapterId !== chapterId) notFound();
  const told = quizForStudent(quiz);
  const { items, policy } = told;
  const { open, opensAt, closesAt } = availability(db, viewer.actor, { courseId, kind: 'quiz', targetId: quizId }, now);
  const own = standingOf(db, catalog, viewer.actor, place, now);
  const when = (time: number) => format.dateTime(time, { dateStyle: 'long', timeStyle: 'short' });
  const left = policy.attempts === null ? null : Math.max(0, policy.attempts - attempts.length);
  return (
    <Page title={heading} lead={t(`start.lead.${policy.results}`, { count: items })}>
      <div className="grid justify-items-start gap-6">
        <LanguageNotice languages={course.languages} />
        <Rules quiz={told} left={left} />
        {own && own.points !== null && (
          <p>
            {t(`start.${policy.counts}`)} <Points named points={own.points} maxPoints={own.maxPoints} />
          </p>
        )}
        {!open && (
          <p className="text-muted">
            {t('closed')} {opensAt !== null && opensAt > now && t('opensAt', { date: when(opensAt) })}
            {closesAt !== null && closesAt <= now && t('closedAt', { date: when(closesAt) })}
          </p>
        )}
        {open && left !== 0 && (
          <ClientMessages namespaces={['quiz']}>
            <StartQuiz courseId={courseId} quizId={quizId} again={attempts.length > 0} />
          </ClientMessages>
        )}
        <EarlierAttempts
          attempts={attempts}
          countedId={own?.countedId ?? null}
          href={(attemptId) => quizHref(place, attemptId)}
        />
      </div>
    </Page>
  );
}
