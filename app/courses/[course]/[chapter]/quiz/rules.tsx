import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Points, useReadPoints } from '@/app/components/points';
import type { StudentQuiz } from '@/lib/catalog/projections';

interface RulesProps {
  quiz: StudentQuiz;
  /** How many attempts are left; null: as many as one likes. */
  left: number | null;
}

/** How a quiz is taken, said before it begins: what it is worth, how long, how often, what counts, and what is told when. */
export function Rules({ quiz: { worth, hints, maxPoints, policy }, left }: RulesProps) {
  const t = useTranslations('taking.rules');
  const read = useReadPoints();
  return (
    <section className="w-full">
      <h2 className="mb-2 text-lg">{t('title')}</h2>
      <dl className="border-t border-rule">
        <Rule name={t('worth')}>
          <ul className="grid gap-0.5">
            {worth.map(({ count, points, earns }) => (
              <li key={`${points} ${earns}`}>
                {t('worthEach', { count, points: read(points), one: String(points === 1000) })} {t(`earns.${earns}`)}
              </li>
            ))}
          </ul>
          <p>
            {t('together')} <Points named points={maxPoints} maxPoints={null} />
          </p>
        </Rule>
        <Rule name={t('time')}>
          {policy.timeLimit === null ? t('noLimit') : t('limit', { minutes: policy.timeLimit })}
        </Rule>
        <Rule name={t('attempts')}>
          {left === null ? t('unlimited') : t('limited', { total: policy.attempts ?? 0, left })}{' '}
          {policy.attempts !== 1 && t(`counts.${policy.counts}`)}
        </Rule>
        {hints && (
          <Rule name={t('hints')}>
            {t('hintsUpTo', { most: hints.most })}{' '}
            {hints.dearest === 0
              ? t('hintsFree')
              : hints.least === hints.dearest
                ? t('hintsCost', { cost: read(hints.dearest) })
                : t('hintsCostBetween', { least: read(hints.least), dearest: read(hints.dearest) })}
          </Rule>
        )}
        <Rule name={t('told')}>{t(`results.${policy.results}`)}</Rule>
      </dl>
    </section>
  );
}

export function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-rule py-3 sm:grid-cols-[9rem_1fr]">
      <dt className="text-sm font-semibold text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
