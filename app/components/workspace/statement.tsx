import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { StudentChallenge } from '@/lib/catalog/projections';
import { inLanguage, otherLanguage } from '@/lib/text';
import { CourseText, LanguageNotice } from '../course-text';

import { Markdown } from '../markdown/markdown';
import { Notice } from '../notice';
import { useReadPoints } from '../points';
import { Scroller } from '../scroller';
import { Hints } from './hints';
import { useAggregateWords } from './results/criterion-result';
import { readLimit } from './results/limit-text';

interface StatementProps {
  challenge: StudentChallenge;
  /** Hints as HTML, in the reader's language. */
  hints: string[];
}

/** What to do, why it is interesting, and what it is judged by. */
export function Statement({ challenge, hints }: StatementProps) {
  const t = useTranslations('workspace.statement');
  const locale = useLocale();
  const { statement, source, limits, seeds } = challenge;
  const languages = Object.keys(statement);
  const { body, stale } = inLanguage(statement, locale);
  return (
    <Scroller className="@container grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-6 overflow-y-auto p-4 sm:p-5">
      <LanguageNotice languages={languages} />
      {stale && <Notice>{t('stale')}</Notice>}
      <div lang={otherLanguage(languages, locale)}>
        <Markdown root={body} className="max-w-measure" />
      </div>
      <p className="max-w-measure text-sm text-muted">
        {source.work}, {source.locator} ({source.year})
      </p>
      <Section title={t('criteria')}>
        <Criteria challenge={challenge} />
        <p className="mt-2 text-sm text-muted">{t('seeds', { count: seeds.graded })}</p>
      </Section>
      {hints.length > 0 && (
        <Section title={t('hints')}>
          <Hints hints={hints} />
        </Section>
      )}
      <Section title={t('limits')}>
        <p className="text-sm text-muted">
          {t('limitsText', { cpu: limits.cpuSeconds, wall: limits.wallSeconds, memory: limits.memoryMb })}
        </p>
      </Section>
    </Scroller>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="max-w-measure border-t border-rule pt-4">
      <h2 className="mb-2 text-base">{title}</h2>
      {children}
    </section>
  );
}

function Criteria({ challenge: { criteria } }: { challenge: StudentChallenge }) {
  const t = useTranslations('workspace.statement');
  const locale = useLocale();
  const aggregate = useAggregateWords();
  const read = useReadPoints();
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-b border-rule text-left text-xs text-muted">
          <th scope="col" className="py-1 pr-3 font-semibold">
            {t('criterion')}
          </th>
          <th scope="col" className="py-1 pr-3 font-semibold">
            {t('limit')}
          </th>
          <th scope="col" className="py-1 text-right font-semibold">
            {t('points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => (
          <tr key={criterion.id} className="border-b border-rule align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              <CourseText of={criterion.title} />
            </th>
            <td className="py-1.5 pr-3">
              <span className="whitespace-nowrap">{readLimit(criterion.op, criterion.limit, locale)}</span>
              <span className="block text-xs whitespace-nowrap text-muted">{aggregate(criterion.aggregate)}</span>
            </td>
            <td className="py-1.5 text-right">{read(criterion.points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
