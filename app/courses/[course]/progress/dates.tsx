import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { PartTitle } from '@/app/components/course-text';
import { quizHref } from '@/app/quiz-href';
import type { listAssignments } from '@/lib/assignments/windows';
import type { Course } from '@/lib/catalog/course';
import { findChallenge, findQuiz } from '@/lib/catalog/select';

interface DatesProps {
  course: Course;
  windows: ReturnType<typeof listAssignments>;
  /** UTC milliseconds. */
  now: number;
}

interface Coming {
  kind: 'quiz' | 'challenge';
  targetId: string;
  at: number;
  what: 'opens' | 'closes';
}

/** What opens or closes next, the soonest first. */
export function Dates({ course, windows, now }: DatesProps) {
  const t = useTranslations('course.dates');
  const format = useFormatter();
  const coming = windows
    .flatMap(({ kind, targetId, opensAt, closesAt }): Coming[] => {
      if (opensAt !== null && opensAt > now) return [{ kind, targetId, at: opensAt, what: 'opens' }];
      return closesAt !== null && closesAt > now ? [{ kind, targetId, at: closesAt, what: 'closes' }] : [];
    })
    .sort((a, b) => a.at - b.at);
  return (
    <section>
      <h2 className="mb-2 text-lg">{t('title')}</h2>
      {coming.length === 0 && <p className="border-y border-rule py-3 text-sm text-muted">{t('none')}</p>}
      <ul>
        {coming.map(({ kind, targetId, at, what }) => {
          const quiz = kind === 'quiz' ? findQuiz(course, targetId) : null;
          const part = quiz ?? findChallenge(course, targetId)?.definition ?? null;
          const href = quiz
            ? quizHref({ courseId: course.id, chapterId: quiz.chapterId, quizId: quiz.id })
            : `/courses/${course.id}/challenges/${targetId}`;
          return (
            <li key={`${kind} ${targetId}`} className="grid border-t border-rule py-2 text-sm last:border-b">
              <Link href={href} className="link justify-self-start">
                <PartTitle of={part} id={targetId} />
              </Link>
              <time dateTime={new Date(at).toISOString()} className="text-muted">
                {t(what, { date: format.dateTime(at, { dateStyle: 'full', timeStyle: 'short' }) })}
              </time>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
