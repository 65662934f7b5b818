import { useFormatter, useTranslations } from 'next-intl';
import { type Estimate, FEW } from '@/lib/analytics/scores';
import { Notice } from '../../notice';

interface FigureProps {
  label: string;
  figure: Estimate | null;
  /** The ends of the scale. */
  from: number;
  to: number;
  read: (value: number) => string;
}

/** One estimate: its number and interval in words, and both on a scale. */
export function Figure({ label, figure, from, to, read }: FigureProps) {
  const t = useTranslations('analysis');
  const at = (value: number) => `${(100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)}%`;
  return (
    <div className="grid content-start gap-1">
      <p className="text-xs text-muted">{label}</p>
      {figure === null ? (
        <p className="text-sm text-muted">{t('nothing')}</p>
      ) : (
        <>
          <p className="text-sm tabular-nums">
            <strong className="font-semibold">{read(figure.estimate)}</strong>{' '}
            <span className="text-xs text-muted">
              {t('interval', { low: read(figure.low), high: read(figure.high), count: figure.count })}
            </span>
          </p>
          <div aria-hidden className="relative h-2.5 border-x border-edge bg-sunken">
            <div
              className="absolute inset-y-0.5 bg-accent/35"
              style={{ left: at(figure.low), right: `calc(100% - ${at(figure.high)})` }}
            />
            <div
              className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-accent"
              style={{ left: at(figure.estimate) }}
            />
            {from < 0 && <div className="absolute inset-y-0 w-px bg-edge" style={{ left: at(0) }} />}
          </div>
        </>
      )}
    </div>
  );
}

export function useReadFigures() {
  const format = useFormatter();
  return {
    share: (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 }),
    number: (value: number) => format.number(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 }),
    seconds: (value: number) =>
      format.number(value / 1000, { style: 'unit', unit: 'second', maximumFractionDigits: value < 10_000 ? 1 : 0 }),
  };
}

/** Said wherever figures are of few people. */
export function FewPeople({ count }: { count: number }) {
  const t = useTranslations('analysis');
  if (count >= FEW) return null;
  return (
    <Notice tone="not-yet" className="mb-6 max-w-measure">
      {t('few', { count, few: FEW })}
    </Notice>
  );
}
