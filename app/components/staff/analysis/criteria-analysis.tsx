import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ChallengeAnalysis } from '@/lib/analysis/challenge-analysis';
import { MOST_ATTEMPTS } from '@/lib/analytics/criteria';
import type { Text } from '@/lib/text';
import { textIn } from '@/lib/text';
import { ClusterComment } from '../../review/cluster-comment';
import type { Writing } from '../../review/comment-form';
import { Scroller } from '../../scroller';
import { readValue } from '../../workspace/results/limit-text';
import { FewPeople, Figure, useReadFigures } from './figure';

interface CriteriaAnalysisProps {
  analysis: ChallengeAnalysis;
  /** In the order of the challenge. */
  titles: Text[];
  writing: Writing;
}

/** What the class reached of a challenge's criteria, attempt by attempt, and who stands at the same pattern now. */
export function CriteriaAnalysis({ analysis, titles, writing }: CriteriaAnalysisProps) {
  const t = useTranslations('analysis.criteria');
  const locale = useLocale();
  const read = useReadFigures();
  const title = (criterion: number) => {
    const text = titles[criterion];
    return text ? textIn(text, locale) : '';
  };
  if (analysis.submissions === 0) return <p className="text-muted">{t('empty')}</p>;
  const numbers = Array.from({ length: MOST_ATTEMPTS }, (_, i) => i);
  return (
    <>
      <p className="mb-3 max-w-measure text-muted">
        {t('lead', { students: analysis.students, submissions: analysis.submissions })}{' '}
        {analysis.outdated > 0 && t('outdated', { count: analysis.outdated })}
      </p>
      <FewPeople count={analysis.students} />
      <Scroller label={t('title')} className="overflow-x-auto">
        <table className="w-full min-w-[56rem] text-sm">
          <caption className="sr-only">{t('title')}</caption>
          <thead>
            <tr className="border-b border-rule text-left text-xs">
              <th scope="col" className="py-1 pr-6 font-semibold">
                {t('criterion')}
              </th>
              <th scope="col" colSpan={MOST_ATTEMPTS} className="py-1 pr-6 font-semibold">
                {t('reached')}
              </th>
              <th scope="col" className="py-1 font-semibold">
                {t('separation')}
              </th>
            </tr>
          </thead>
          <tbody>
            {analysis.criteria.map(({ id, byAttempt, separation }, criterion) => (
              <tr key={id} className="border-b border-rule/60">
                <th scope="row" className="py-2 pr-6 text-left font-normal">
                  {title(criterion)}
                </th>
                {numbers.map((i) => (
                  <td key={i} className="w-36 py-2 pr-6 align-top">
                    <Figure
                      label={t(i + 1 === MOST_ATTEMPTS ? 'later' : 'attempt', { number: i + 1 })}
                      figure={byAttempt[i] ?? null}
                      from={0}
                      to={1}
                      read={read.share}
                    />
                  </td>
                ))}
                <td className="w-40 py-2 align-top">
                  <Figure label={t('first')} figure={separation} from={-1} to={1} read={read.number} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {analysis.redundant.map(({ a, b, phi, apart }) => (
        <p key={`${a} ${b}`} className="mt-3 max-w-measure border-l-2 border-accent pl-3 text-sm">
          {t('redundant', {
            a: title(a),
            b: title(b),
            phi: read.number(phi.estimate),
            low: read.number(phi.low),
            apart,
          })}
        </p>
      ))}
      <Clusters analysis={analysis} title={title} writing={writing} />
    </>
  );
}

function Clusters({
  analysis: { challengeId, clusters, criteria },
  title,
  writing,
}: Omit<CriteriaAnalysisProps, 'titles'> & { title: (criterion: number) => string }) {
  const t = useTranslations('analysis.criteria');
  const locale = useLocale();
  if (clusters.length === 0) return null;
  return (
    <section className="mt-8">
      <h3 className="text-lg">{t('clusters')}</h3>
      <p className="mb-2 max-w-measure text-sm text-muted">{t('clustersLead')}</p>
      <ul className="border-b border-rule">
        {clusters.map(({ missed, spans, students }) => (
          <li key={missed.join(' ')} className="border-t border-rule py-3 text-sm">
            <p className="font-semibold">
              {t('students', { count: students.length })} {missed.map(title).join(' · ')}
            </p>
            <p className="text-muted">
              {missed.map((criterion, i) => {
                const span = spans[i];
                const values = span
                  ? t('span', {
                      median: readValue(span.median, locale),
                      least: readValue(span.least, locale),
                      greatest: readValue(span.greatest, locale),
                    })
                  : t('unmeasured');
                return (
                  <span key={criterion} className="block">
                    {title(criterion)}: {values}
                  </span>
                );
              })}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-4">
              {students.map(({ submissionId, name }) => (
                <Link key={submissionId} prefetch={false} className="link" href={`/staff/submissions/${submissionId}`}>
                  {name}
                </Link>
              ))}
            </p>
            <div className="mt-2">
              <ClusterComment
                challengeId={challengeId}
                missed={missed.map((criterion) => criteria[criterion]?.id ?? '')}
                writing={writing}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
