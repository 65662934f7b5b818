import { useFormatter, useTranslations } from 'next-intl';
import type { LogLine } from '@/lib/attempts/events';

/** What happened in a run, line by line. */
export function AttemptLog({ lines }: { lines: LogLine[] }) {
  const t = useTranslations('taking.log');
  const format = useFormatter();
  return (
    <details className="mb-8 border-y border-rule py-3">
      <summary className="cursor-pointer font-semibold">{t('title', { count: lines.length })}</summary>
      <p className="mt-2 max-w-measure text-sm text-muted">{t('lead')}</p>
      <ol className="mt-2 text-sm">
        {lines.map((line, i) => (
          <li key={i} className="flex flex-wrap gap-x-4 border-t border-rule py-1.5">
            <time dateTime={new Date(line.at).toISOString()} className="w-44 text-muted tabular-nums">
              {format.dateTime(line.at, { dateStyle: 'short', timeStyle: 'medium' })}
            </time>
            <span>{t(`kind.${line.kind}`)}</span>
            {line.number !== null && <span>{t('question', { number: line.number })}</span>}
            {line.page !== null && <span className="text-muted">{t('page', { number: line.page })}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
