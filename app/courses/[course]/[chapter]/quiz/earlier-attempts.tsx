import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/app/components/badge';
import { Points } from '@/app/components/points';
import { Scroller } from '@/app/components/scroller';
import type { AttemptListEntry } from '@/lib/attempts/view';
import type { Gain } from '@/lib/progress/standing';

interface EarlierAttemptsProps {
  /** Newest first. */
  attempts: AttemptListEntry[];
  /** The one that gives the points. */
  countedId: string | null;
  /** What each brought, where that is not just the best; empty elsewhere. */
  gains: Gain[];
  href: (attemptId: string) => string;
}

/** The attempts before, each with its review. */
export function EarlierAttempts({ attempts, countedId, gains, href }: EarlierAttemptsProps) {
  const t = useTranslations('taking.earlier');
  const format = useFormatter();
  if (attempts.length === 0) return null;
  return (
    <section className="w-full">
      <h2 className="mb-2 text-lg">{t('title')}</h2>
      <Scroller label={t('title')} className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-rule text-left text-muted">
              <th scope="col" className="py-2 pr-4 font-semibold">
                {t('begun')}
              </th>
              <th scope="col" className="py-2 pr-4 text-right font-semibold">
                {t('right')}
              </th>
              <th scope="col" className="py-2 pr-4 text-right font-semibold">
                {t('points')}
              </th>
              {gains.length > 0 && (
                <th scope="col" className="py-2 pr-4 text-right font-semibold">
                  {t('adds')}
                </th>
              )}
              <th scope="col" className="py-2">
                <span className="sr-only">{t('review')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {attempts.map(({ id, startedAt, correct, answered, points, maxPoints }, i) => (
              <tr key={id} className="border-b border-rule">
                <th scope="row" className="py-2 pr-4 text-left font-normal">
                  {t('number', { number: attempts.length - i })}{' '}
                  <span className="text-muted">
                    {format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
                  </span>
                </th>
                <td className="py-2 pr-4 text-right tabular-nums">
                  {correct === null ? '–' : `${correct} / ${answered}`}
                </td>
                <td className="py-2 pr-4 text-right whitespace-nowrap">
                  {id === countedId && points !== null && <Badge tone="accent">{t('counts')}</Badge>}{' '}
                  <Points points={points} maxPoints={maxPoints} />
                </td>
                {gains.length > 0 && (
                  <td className="py-2 pr-4 text-right">
                    <Points points={gains.find((gain) => gain.id === id)?.held ?? null} maxPoints={maxPoints} />
                  </td>
                )}
                <td className="py-2 text-right">
                  <a
                    href={href(id)}
                    className="link inline-flex min-h-6 items-center"
                    aria-label={t('reviewOf', { number: attempts.length - i })}
                  >
                    {t('review')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
