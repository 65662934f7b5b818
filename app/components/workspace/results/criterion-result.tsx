import { Check, Circle } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Aggregate } from '@/lib/authoring/criteria';
import type { CriterionResult as Result } from '@/lib/judging/judge-criteria';
import { toThousandths } from '@/lib/points';
import { CourseText } from '../../course-text';
import { Points } from '../../points';
import { DotPlot } from './dot-plot';
import { readExact, readLimit, readValue } from './limit-text';

/** How the values of several seeds become one decision, in words. */
export function useAggregateWords(): (aggregate: Aggregate) => string {
  const t = useTranslations('workspace.aggregate');
  return (aggregate) => (typeof aggregate === 'string' ? t(aggregate) : t('atLeast', { count: aggregate.atLeast }));
}

/** One criterion: what was measured, what was needed, every seed against the limit, and what it means. */
export function CriterionResult({ result }: { result: Result }) {
  const t = useTranslations('workspace.criterion');
  const locale = useLocale();
  const aggregate = useAggregateWords();
  const { title, passed, points, maxPoints, op, limit, seeds, value, feedback } = result;
  const Mark = passed ? Check : Circle;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-rule py-4">
      <div className="flex items-start gap-2">
        <Mark
          aria-hidden
          className={passed ? 'mt-1 size-4.5 shrink-0 text-pass' : 'mt-1.5 size-3.5 shrink-0 text-not-yet'}
          strokeWidth={2.5}
        />
        <h4 className="flex-1 font-semibold text-balance">
          <CourseText of={title} />
          <span className="sr-only">{passed ? t('passed') : t('notYet')}</span>
        </h4>
        <span className="text-sm">
          <Points points={toThousandths(points)} maxPoints={toThousandths(maxPoints)} />
        </span>
      </div>
      <p className="text-sm">
        {t('measured')}{' '}
        <strong className="font-semibold tabular-nums">
          {value === null ? t('notFinite') : readValue(value, locale)}
        </strong>{' '}
        <span className="text-muted">
          ({aggregate(result.aggregate)}) · {t('needed')}{' '}
          <span className="whitespace-nowrap tabular-nums">{readLimit(op, limit, locale)}</span>
        </span>
      </p>
      <figure>
        <figcaption className="text-xs text-muted">
          {t('finding', {
            count: seeds.length,
            reached: seeds.filter((seed) => seed.passed).length,
            unmeasured: seeds.filter((seed) => seed.value === null).length,
          })}
        </figcaption>
        <DotPlot op={op} limit={limit} seeds={seeds} locale={locale} />
      </figure>
      <p className="max-w-measure text-sm">
        <CourseText of={feedback} />
      </p>
      <details className="text-sm">
        <summary className="inline-block py-1 text-xs text-muted hover:text-ink">{t('table')}</summary>
        <table className="mt-1 text-xs">
          <caption className="sr-only">
            <CourseText of={title} />
          </caption>
          <thead>
            <tr className="border-b border-rule text-left">
              <th scope="col" className="py-1 pr-6 font-semibold">
                {t('seed')}
              </th>
              <th scope="col" className="py-1 pr-6 font-semibold">
                {t('value')}
              </th>
              <th scope="col" className="py-1 font-semibold">
                {t('reached')}
              </th>
            </tr>
          </thead>
          <tbody>
            {seeds.map((seed) => (
              <tr key={seed.seed} className="border-b border-rule/60">
                <th scope="row" className="py-0.5 pr-6 text-left font-normal">
                  {seed.seed}
                </th>
                <td className="py-0.5 pr-6">{seed.value === null ? t('notFinite') : readExact(seed.value, locale)}</td>
                <td className="py-0.5">{seed.passed ? t('yes') : t('notYet')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
}
