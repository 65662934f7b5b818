import { useFormatter, useTranslations } from 'next-intl';
import type { Verdict } from '@/lib/grading/verdict';

/** What the wait for a run in the browser was made of, and what holds only on the server. */
export function RunTiming({ verdict: { timing, engine } }: { verdict: Verdict }) {
  const t = useTranslations('run');
  const format = useFormatter();
  const ms = (value: number) =>
    value < 1000
      ? format.number(Math.round(value), { style: 'unit', unit: 'millisecond' })
      : format.number(value / 1000, { style: 'unit', unit: 'second', maximumFractionDigits: 1 });
  return (
    <p className="border-t border-rule pt-3 text-xs text-muted tabular-nums">
      {timing.trainMs > 0 && `${t('timing', { train: ms(timing.trainMs), judge: ms(timing.judgeMs) })} `}
      <span className="break-words">{engine}</span>
    </p>
  );
}
