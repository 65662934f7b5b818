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
import { showThreads } from '@/app/server/review';
import { accommodationOf, attemptsAllowed } from '@/lib/assignments/accommodations';
import { availability } from '@/lib/assignments/windows';
import { type AttemptListEntry, listAttempts, selectAttemptForStudent } from '@/lib/attempts/view';
import { type Policy, retryCredit } from '@/lib/catalog/policy';
import { quizForStudent } from '@/lib/catalog/projections';
import { findQuiz, findUnavailable, selectQuiz, titleOf } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { type QuizStanding, quizStanding } from '@/lib/progress/quiz-standing';
import { listThreadsOfRun } from '@/lib/review/read';
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

/** Of an attempt after the first: its number, what of its points counts, and the points held before it; null where all counts. */
function againOf(attempts: AttemptListEntry[], id: string, policy: Policy, own: QuizStanding | null) {
  const turn = attempts.toReversed().findIndex((attempt) => attempt.id === id);
  const credit = retryCredit(policy, Math.max(0, turn));
  const before = new Set(
    attempts
      .toReversed()
      .slice(0, Math.max(0, turn))
      .map((attempt) => attempt.id),
  );
  const held = own?.gains.findLast((gain) => before.has(gain.id))?.held ?? 0;
  return credit < 1 ? { number: turn + 1, credit, held } : null;
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

  const own = quizStanding(db, catalog, viewer.actor, place, now);
  if (wanted !== undefined) {
    const attempt = orNotFound(() => selectAttemptForStudent(db, catalog, viewer.actor, wanted, now));
    return (
      <ClientMessages namespaces={['asking', 'quiz', 'taking', 'review']}>
        <QuizPlayer
          key={`${wanted}-${locale}`}
          heading={heading}
          lessonHref={`/courses/${courseId}/${chapterId}`}
          quizHref={here}
          place={{ courseId, chapterId }}
          attempt={await showAttempt(attempt, locale, now)}
          kept={own}
          again={againOf(attempts, wanted, attempt.policy, own)}
          threads={await showThreads(listThreadsOfRun(db, viewer.actor, wanted))}
        />
      </ClientMessages>
    );
  }

  const quiz = orNotFound(() => selectQuiz(course, quizId));
  if (quiz.chapterId !== chapterId) notFound();
  const told = quizForStudent(quiz);
  const { items, policy } = told;
  const target = { courseId, kind: 'quiz', targetId: quizId } as const;
  const { open, opensAt, closesAt, fullUntil } = availability(db, viewer.actor, target, now, policy);
  const whose = { courseId, userId: viewer.actor.userId };
  const total = attemptsAllowed(db, whose, policy);
  const when = (time: number) => format.dateTime(time, { dateStyle: 'long', timeStyle: 'short' });
  const left = total === null ? null : Math.max(0, total - attempts.length);
  return (
    <Page title={heading} lead={t(`start.lead.${policy.results}`, { count: items })}>
      <div className="grid justify-items-start gap-6">
        <LanguageNotice languages={course.languages} />
        <Rules
          quiz={told}
          attempts={total === null ? null : { total, left: left ?? 0 }}
          own={accommodationOf(db, viewer.actor, whose)}
          fullUntil={fullUntil}
        />
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
          gains={policy.late.length + policy.retries.length > 0 ? (own?.gains ?? []) : []}
          href={(attemptId) => quizHref(place, attemptId)}
        />
      </div>
    </Page>
  );
}
