import { useFormatter, useTranslations } from 'next-intl';
import { ButtonLink } from '@/app/components/button';
import { CourseText } from '@/app/components/course-text';
import { Points } from '@/app/components/points';
import type { Course } from '@/lib/catalog/course';
import { challengePoints } from '@/lib/catalog/projections';
import { findChallenge, titleOf } from '@/lib/catalog/select';

/** The way from the lesson to the workspace. */
export function ChallengeCard({
  course,
  challengeId,
  opensAt,
  points,
}: {
  course: Course;
  challengeId: string;
  /** When it opens, where nobody may read it before; null once it may be read. */
  opensAt: number | null;
  /** What the reader has of it, thousandths; null before anything was graded. */
  points: number | null;
}) {
  const t = useTranslations('lesson.challenge');
  const unavailable = useTranslations('course.unavailable');
  const notOpenYet = useTranslations('course.notOpenYet');
  const format = useFormatter();
  const challenge = findChallenge(course, challengeId);
  if (!challenge) {
    return (
      <section className="not-prose my-8 grid gap-3 border border-rule bg-raised p-5 sm:p-6">
        <p className="eyebrow">{t('label')}</p>
        <h3 className="text-lg">{titleOf(challengeId)}</h3>
        <p className="text-muted">{unavailable('short')}</p>
      </section>
    );
  }
  const { title, criteria, source, seeds } = challenge.definition;
  if (opensAt !== null) {
    return (
      <section className="not-prose my-8 grid gap-3 border border-rule bg-raised p-5 sm:p-6">
        <p className="eyebrow">{t('label')}</p>
        <h3 className="text-lg">
          <CourseText of={title} />
        </h3>
        <p className="text-muted">
          {notOpenYet('opens', { date: format.dateTime(opensAt, { dateStyle: 'long', timeStyle: 'short' }) })}
        </p>
      </section>
    );
  }
  return (
    <section className="not-prose my-8 grid gap-3 border border-rule bg-raised p-5 sm:p-6">
      <p className="eyebrow">{t('label')}</p>
      <h3 className="text-lg">
        <CourseText of={title} />
      </h3>
      <p className="text-sm text-muted">
        {t('criteria', { count: criteria.length, seeds: seeds.graded })}{' '}
        <Points points={points} maxPoints={challengePoints(challenge)} />
      </p>
      <ul className="grid gap-1 text-sm">
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <CourseText of={criterion.title} />
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <ButtonLink href={`/courses/${course.id}/challenges/${challengeId}`} look="primary">
          {t('open')}
        </ButtonLink>
        <span className="text-xs text-muted">
          {source.work}, {source.locator} ({source.year})
        </span>
      </p>
    </section>
  );
}
