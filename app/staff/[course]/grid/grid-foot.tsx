import { useFormatter, useTranslations } from 'next-intl';
import { use } from 'react';
import type { Summary } from '@/lib/gradebook/summary';

/** One column over the class, once it has been counted. */
export function FootCell({ summaries, index }: { summaries: Promise<Summary[]>; index: number }) {
  const t = useTranslations('staff.grid');
  const format = useFormatter();
  const summary = use(summaries)[index];
  if (!summary) return null;
  const { done, begun, meanShare } = summary;
  return (
    <span className="block px-2 py-1 text-right text-xs leading-tight text-muted tabular-nums">
      {t('doneOf', { done, begun })}
      {meanShare !== null && (
        <span className="block">
          {t('mean', { share: format.number(meanShare, { style: 'percent', maximumFractionDigits: 0 }) })}
        </span>
      )}
    </span>
  );
}
