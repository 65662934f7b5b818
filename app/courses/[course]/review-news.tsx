import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/app/components/notice';
import { quizHref } from '@/app/quiz-href';
import type { Course } from '@/lib/catalog/course';
import { findChallenge, findQuiz, titleOf } from '@/lib/catalog/select';
import type { UnseenWork } from '@/lib/review/read';
import { textIn } from '@/lib/text';

/** Says to a student that staff wrote something new on their work, and where. */
export function ReviewNews({ course, unseen }: { course: Course; unseen: UnseenWork[] }) {
  const t = useTranslations('review.news');
  const locale = useLocale();
  if (unseen.length === 0) return null;
  const named = (title: Parameters<typeof textIn>[0] | undefined, id: string) =>
    title ? textIn(title, locale) : titleOf(id);
  return (
    <Notice tone="accent">
      <p className="font-semibold">{t('title', { count: unseen.reduce((sum, { count }) => sum + count, 0) })}</p>
      <ul className="mt-1 grid gap-1 text-sm">
        {unseen.map(({ count, about }) =>
          'submissionId' in about ? (
            <li key={about.submissionId}>
              <Link
                className="link"
                href={`/courses/${course.id}/challenges/${about.challengeId}/submissions/${about.submissionId}`}
              >
                {t('submission', {
                  title: named(findChallenge(course, about.challengeId)?.definition.title, about.challengeId),
                })}
              </Link>{' '}
              <span className="text-muted">{t('count', { count })}</span>
            </li>
          ) : (
            <li key={about.attemptId}>
              <Link
                className="link"
                href={`${quizHref({ courseId: course.id, chapterId: about.chapterId, quizId: about.quizId })}?attempt=${about.attemptId}`}
              >
                {t('quiz', { title: named(findQuiz(course, about.quizId)?.title, about.quizId) })}
              </Link>{' '}
              <span className="text-muted">{t('count', { count })}</span>
            </li>
          ),
        )}
      </ul>
    </Notice>
  );
}
