import { useFormatter, useTranslations } from 'next-intl';
import type { Verdict } from '@/lib/grading/verdict';

/** What the wait was made of, and behind which walls the code ran; of a source that never ran, only who read it. */
export function Timing({ verdict: { timing, isolation, engine } }: { verdict: Verdict }) {
  const t = useTranslations('workspace.timing');
  const format = useFormatter();
  const ms = (value: number) =>
    value < 1000
      ? format.number(Math.round(value), { style: 'unit', unit: 'millisecond' })
      : format.number(value / 1000, { style: 'unit', unit: 'second', maximumFractionDigits: 1 });
  const ran = timing.trainMs > 0 || timing.cpuMs > 0;
  return (
    <p className="border-t border-rule pt-3 text-xs text-muted tabular-nums">
      {ran && (
        <>
          {t('line', {
            queued: ms(timing.queuedMs),
            overhead: ms(timing.overheadMs),
            train: ms(timing.trainMs),
            judge: ms(timing.judgeMs),
            cpu: ms(timing.cpuMs),
            memory: format.number(timing.peakMb, { style: 'unit', unit: 'megabyte' }),
          })}{' '}
          {t('isolation', { level: t(`levels.${isolation}`) })}{' '}
        </>
      )}
      <span className="break-words">{engine}</span>
    </p>
  );
}
