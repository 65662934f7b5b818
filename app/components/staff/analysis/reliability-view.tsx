import { useFormatter, useTranslations } from 'next-intl';
import type { Reliability } from '@/lib/analytics/reliability';
import { Figure, useReadFigures } from './figure';

/** How far a quiz's totals can be relied on. */
export function ReliabilityView({ reliability }: { reliability: Reliability | null }) {
  const t = useTranslations('analysis.reliability');
  const format = useFormatter();
  const read = useReadFigures();
  if (!reliability) return <p className="text-sm text-muted">{t('none')}</p>;
  const { alpha, kr20, sem, mean, deviation } = reliability;
  return (
    <>
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Figure label={t('alpha')} figure={alpha} from={0} to={1} read={read.number} />
        <Figure label={t('sem')} figure={sem} from={0} to={2 * deviation} read={read.number} />
        <p className="text-sm">
          <span className="block text-xs text-muted">{t('totals')}</span>
          {t('meanAndDeviation', {
            mean: format.number(mean, { maximumFractionDigits: 2 }),
            deviation: read.number(deviation),
          })}
          {kr20 !== null && <span className="block">{t('kr20', { kr20: read.number(kr20) })}</span>}
        </p>
      </div>
      <p className="mt-3 max-w-measure text-xs text-muted">{t('rule')}</p>
    </>
  );
}
