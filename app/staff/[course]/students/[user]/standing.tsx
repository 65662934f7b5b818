import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CourseProgress } from '@/lib/progress/course-progress';
import { Points } from '../../../../components/points';

/** Where somebody stands in the whole course, in four numbers. */
export function Standing({ totals }: { totals: CourseProgress['totals'] }) {
  const t = useTranslations('staff.standing');
  const facts: [string, ReactNode][] = [
    [t('points'), <Points key="points" points={totals.points} maxPoints={totals.maxPoints} />],
    [t('chapters'), t('of', { count: totals.chapters.done, total: totals.chapters.total })],
    [t('quizzes'), t('of', { count: totals.quizzes.finished, total: totals.quizzes.total })],
    [t('challenges'), t('of', { count: totals.challenges.passed, total: totals.challenges.total })],
  ];
  return (
    <dl className="mb-10 flex flex-wrap gap-x-12 gap-y-3">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="eyebrow">{label}</dt>
          <dd className="text-lg tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
