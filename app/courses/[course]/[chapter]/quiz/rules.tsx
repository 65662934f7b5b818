import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Points, useReadPoints } from '@/app/components/points';
import type { Accommodation } from '@/lib/assignments/accommodations';
import { creditSteps, type Policy } from '@/lib/catalog/policy';
import type { StudentQuiz } from '@/lib/catalog/projections';

interface RulesProps {
  quiz: StudentQuiz;
  /** How many attempts there are, and how many of them are left; null: as many as one likes. */
  attempts: { total: number; left: number } | null;
  /** What the reader has otherwise than the class. */
  own: Accommodation | null;
  /** Until when answers count in full; null: for ever. */
  fullUntil: number | null;
}

/** How a quiz is taken, said before it begins: what it is worth, how long, how often, what counts, and what is told when. */
export function Rules({ quiz: { worth, hints, maxPoints, policy }, attempts, own, fullUntil }: RulesProps) {
  const t = useTranslations('taking.rules');
  const credit = useTranslations('taking.credit');
  const forYou = useTranslations('taking.own');
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
          {policy.timeLimit === null
            ? t('noLimit')
            : t('limit', { minutes: (policy.timeLimit * (own?.timePercent ?? 100)) / 100 })}
        </Rule>
        <Rule name={t('attempts')}>
          {attempts === null ? t('unlimited') : t('limited', attempts)}{' '}
          {attempts?.total !== 1 && policy.retries.length === 0 && t(`counts.${policy.counts}`)}
          {attempts?.total !== 1 && <Retries retries={policy.retries} />}
        </Rule>
        {policy.late.length > 0 && (
          <Rule name={credit('title')}>
            <Steps policy={policy} fullUntil={fullUntil} />
          </Rule>
        )}
        {own && (
          <Rule name={forYou('title')}>
            <Own own={own} />
          </Rule>
        )}
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
        {policy.log && <Rule name={t('log')}>{t('logged')}</Rule>}
        <Rule name={t('told')}>{t(`results.${policy.results}`)}</Rule>
      </dl>
    </section>
  );
}

/** What counts of the attempts after the first. */
function Retries({ retries }: Pick<Policy, 'retries'>) {
  const t = useTranslations('taking.credit');
  const format = useFormatter();
  if (retries.length === 0) return null;
  return (
    <ul>
      {retries.map((credit, i) => (
        <li key={i}>
          {t(i === retries.length - 1 ? 'retryOn' : 'retry', {
            number: i + 2,
            percent: format.number(credit, { style: 'percent' }),
          })}
        </li>
      ))}
      <li>{t('never')}</li>
    </ul>
  );
}

/** What answers count, from date to date. */
function Steps({ policy, fullUntil }: { policy: Policy; fullUntil: number | null }) {
  const t = useTranslations('taking.credit');
  const format = useFormatter();
  if (fullUntil === null) return t('none');
  return (
    <ul>
      {creditSteps(policy, fullUntil).map(({ until, credit }, i) => (
        <li key={until}>
          {t(i === 0 ? 'full' : 'step', {
            date: format.dateTime(until ?? fullUntil, { dateStyle: 'long', timeStyle: 'short' }),
            percent: format.number(credit, { style: 'percent' }),
          })}
        </li>
      ))}
      <li>{t('after')}</li>
    </ul>
  );
}

/** What the reader has otherwise than the class. */
function Own({
  own: { timePercent, opensEarlierHours: earlier, closesLaterHours: later, moreAttempts },
}: {
  own: Accommodation;
}) {
  const t = useTranslations('taking.own');
  return (
    <ul>
      {timePercent !== 100 && <li>{t('time', { percent: timePercent })}</li>}
      {earlier > 0 && <li>{t('earlier', { hours: earlier })}</li>}
      {later > 0 && <li>{t('later', { hours: later })}</li>}
      {moreAttempts > 0 && <li>{t('attempts', { count: moreAttempts })}</li>}
    </ul>
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
