import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Verdict } from '@/lib/grading/verdict';
import { CourseText } from '../../course-text';
import { Notice } from '../../notice';
import { CriterionResult } from './criterion-result';
import { Curves } from './curves';
import { Place } from './place';
import { PlotSection } from './plot-section';
import { RunError } from './run-error';
import { Timing } from './timing';

interface VerdictViewProps {
  verdict: Verdict;
  /** Brings the editor to a place in the source; without it places are only named. */
  onPlace?: (line: number, column: number) => void;
  /** Of a verdict that does not count: what stands in place of outcome and points, and of what graded it. */
  practice?: { heading: ReactNode; footer: ReactNode };
}

/** How a submission ended and how it was judged: first what it came to, then why, then what there is to look at. */
export function VerdictView({ verdict, onPlace, practice }: VerdictViewProps) {
  const t = useTranslations('workspace.verdict');
  const format = useFormatter();
  const locale = useLocale();
  const { outcome, passed, points, maxPoints, criteria, explanation, error, advice, typeErrors, logs } = verdict;
  const typesNote = verdict.types === 'checked' || outcome === 'syntax-error' ? null : t(`types.${verdict.types}`);
  const read = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid gap-3">
        {practice?.heading ?? (
          <p className="flex flex-wrap items-baseline gap-x-3">
            <strong className={`text-xl font-semibold ${passed ? 'text-pass' : 'text-not-yet'}`}>
              {passed ? t('passed') : outcome === 'completed' ? t('notYet') : t(`outcome.${outcome}`)}
            </strong>
            <span className="text-muted tabular-nums">
              {t('points', { points: read(points), max: read(maxPoints) })}
            </span>
          </p>
        )}
        {error && <RunError error={error} onPlace={onPlace} />}
        {explanation && (
          <Notice tone={passed ? 'pass' : 'not-yet'} className="max-w-measure">
            <CourseText of={explanation} />
          </Notice>
        )}
      </div>
      {criteria.length > 0 && (
        <section>
          <h3 className="mb-1 text-base">{t('criteria')}</h3>
          <ul className="border-b border-rule">
            {criteria.map((result) => (
              <CriterionResult key={result.id} result={result} />
            ))}
          </ul>
        </section>
      )}
      <PlotSection plots={verdict.plots} />
      {(advice.length > 0 || typeErrors.length > 0 || typesNote) && (
        <section className="grid gap-2">
          <h3 className="text-base">{t('advice')}</h3>
          <ul className="grid gap-1.5 text-sm">
            {advice.map((text) => (
              <li key={text.en}>{text[locale]}</li>
            ))}
            {typeErrors.map(({ line, column, code, message }) => (
              <li key={`${line}:${column}:${code}`}>
                <Place line={line} column={column} onPlace={onPlace} /> {message[locale]}{' '}
                <span className="text-muted">(TS{code})</span>
              </li>
            ))}
          </ul>
          {typesNote && <p className="text-sm text-muted">{typesNote}</p>}
        </section>
      )}
      <Curves logs={logs} />
      {verdict.console !== '' && (
        <details>
          <summary className="py-1 text-sm font-semibold">{t('console')}</summary>
          <pre className="mt-1 max-h-80 overflow-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap">
            {verdict.console}
          </pre>
        </details>
      )}
      {practice?.footer ?? <Timing verdict={verdict} />}
    </div>
  );
}
