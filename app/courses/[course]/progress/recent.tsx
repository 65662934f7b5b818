import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/components/badge';
import { ButtonLink } from '@/app/components/button';
import { Empty } from '@/app/components/page-frame';
import { Points } from '@/app/components/points';
import { quizHref } from '@/app/quiz-href';
import type { Course } from '@/lib/catalog/course';
import { findChallenge, findChapter, findQuiz } from '@/lib/catalog/select';
import type { TimelineEvent } from '@/lib/progress/timeline';
import { type Text, textIn } from '@/lib/text';

const MOST = 20;

/** The latest events, newest first. */
export function Recent({ course, events }: { course: Course; events: TimelineEvent[] }) {
  const t = useTranslations('course.progress');
  const format = useFormatter();
  if (events.length === 0) {
    return <Empty action={<ButtonLink href={`/courses/${course.id}`}>{t('begin')}</ButtonLink>}>{t('nothing')}</Empty>;
  }
  return (
    <ol className="border-t border-rule text-sm">
      {events
        .slice(-MOST)
        .reverse()
        .map((event) => (
          <li
            key={`${event.kind}-${event.at}-${'id' in event ? event.id : event.chapterId}`}
            className="grid gap-0.5 border-b border-rule py-2.5"
          >
            <What course={course} event={event} />
            <time dateTime={new Date(event.at).toISOString()} className="text-xs text-muted">
              {format.dateTime(event.at, { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
          </li>
        ))}
    </ol>
  );
}

function What({ course, event }: { course: Course; event: TimelineEvent }) {
  const t = useTranslations('course.progress');
  const locale = useLocale();
  if (event.kind === 'submission') {
    const challenge = findChallenge(course, event.challengeId);
    const title = challenge ? textIn(challenge.definition.title, locale) : event.challengeId;
    return (
      <span className="flex flex-wrap items-center gap-x-3">
        <Link href={`/courses/${course.id}/challenges/${event.challengeId}`} className="link">
          {t('events.submission', { title })}
        </Link>
        {event.state !== 'done' ? (
          <Badge>{t('grading')}</Badge>
        ) : (
          <Badge tone={event.passed ? 'pass' : 'not-yet'}>{event.passed ? t('passed') : t('notYet')}</Badge>
        )}
      </span>
    );
  }
  const nameOf = (part: { title: Text } | null) => (part ? textIn(part.title, locale) : event.chapterId);
  const chapter = nameOf(findChapter(course, event.chapterId));
  const lesson = `/courses/${course.id}/${event.chapterId}`;
  if (event.kind !== 'attempt') {
    return (
      <Link href={lesson} className="link justify-self-start">
        {t(`events.${event.kind}`, { title: chapter })}
      </Link>
    );
  }
  const { targetId: quizId, chapterId } = event;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {event.target === 'quiz' ? (
        <Link href={quizHref({ courseId: course.id, chapterId, quizId }, event.id)} className="link">
          {t('events.attempt', { title: nameOf(findQuiz(course, quizId) ?? findChapter(course, event.chapterId)) })}
        </Link>
      ) : (
        <Link href={lesson} className="link">
          {t('events.checkpoint', { title: chapter })}
        </Link>
      )}
      <Points points={event.points} maxPoints={event.maxPoints} />
    </span>
  );
}
