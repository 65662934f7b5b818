import { useLocale, useTranslations } from 'next-intl';
import { type Limit, limitsOf, type Op } from '@/lib/authoring/criteria';
import type { CalibratedCriterion, CalibratedSolution, Calibration } from '@/lib/catalog/calibration';
import type { Text } from '@/lib/text';
import { textIn } from '@/lib/text';
import { Badge } from '../../../../components/badge';
import { CourseText } from '../../../../components/course-text';
import { Scroller } from '../../../../components/scroller';
import { readLimit, readValue } from '../../../../components/workspace/results/limit-text';
import { SpreadRow, SpreadTicks, spreadAxis } from './spread-row';
import { useReadShare } from './use-read-share';

interface CalibratedCriterionProps {
  criterion: { id: string; title: Text; op: Op; limit: Limit };
  calibration: Calibration;
}

interface Row {
  solution: CalibratedSolution;
  found: CalibratedCriterion;
}

/** What every solution measures for one criterion, against its limit, and how often that would go wrong. */
export function CalibratedCriterionView({ criterion, calibration }: CalibratedCriterionProps) {
  const t = useTranslations('analysis.calibration');
  const locale = useLocale();
  const { id, title, op, limit } = criterion;
  const rows = calibration.solutions.flatMap((solution): Row[] => {
    const found = solution.criteria.find((one) => one.id === id);
    return found ? [{ solution, found }] : [];
  });
  const axis = spreadAxis(
    limitsOf(op, limit),
    rows.map(({ found }) => found),
    locale,
  );
  const head = 'py-1 pr-4 text-left align-bottom text-xs font-semibold';
  return (
    <section className="mt-10">
      <h3 className="text-lg">
        <CourseText of={title} />
      </h3>
      <p className="mb-2 text-sm text-muted">
        {t('wanted', { limit: readLimit(op, limit, locale) })} {nearest(rows, t, locale)}
      </p>
      <Scroller label={textIn(title, locale)} className="overflow-x-auto">
        <table className="w-full min-w-[60rem] text-sm">
          <caption className="sr-only">{t('caption', { title: textIn(title, locale) })}</caption>
          <thead>
            <tr className="border-b border-rule">
              <th scope="col" className={head}>
                {t('solution')}
              </th>
              <th scope="col" className={head}>
                {t('spread', { count: calibration.seeds.count })}
              </th>
              <th scope="col" className={head}>
                {t('margin')}
              </th>
              <th scope="col" className={head}>
                {t('wrong')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ solution, found }) => (
              <tr key={solution.file}>
                <th scope="row" className="pr-4 text-left align-top font-normal whitespace-nowrap">
                  {solution.file}
                  <span className="block text-xs text-muted">{t(`role.${solution.role}`)}</span>
                </th>
                <td className="w-[26rem] pr-4 align-top">
                  <SpreadRow
                    {...{ axis, op, limit, role: solution.role, values: found.values }}
                    claimed={found.wrongly !== null}
                  />
                  <span className="sr-only">{spreadInWords(found, t, locale)}</span>
                </td>
                <td className="pr-4 align-top whitespace-nowrap tabular-nums">
                  <Margin found={found} />
                </td>
                <td className="pb-3 align-top">
                  <Wrongly role={solution.role} found={found} />
                </td>
              </tr>
            ))}
            <tr>
              <td />
              <td className="pr-4">
                <SpreadTicks axis={axis} />
              </td>
              <td colSpan={2} />
            </tr>
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

type Words = ReturnType<typeof useTranslations<'analysis.calibration'>>;

function spreadInWords({ values }: CalibratedCriterion, t: Words, locale: string): string {
  if (!values) return t('unmeasured');
  const { least, quartiles, greatest } = values;
  return t('spreadInWords', {
    least: readValue(least, locale),
    median: readValue(quartiles[1], locale),
    greatest: readValue(greatest, locale),
  });
}

/** The finding: the smallest margin of an honest solution, and of a mistake that must miss this criterion. */
function nearest(rows: Row[], t: Words, locale: string): string {
  const least = (honest: boolean) => {
    const margins = rows.flatMap(({ solution, found }) => {
      const margin = found.wrongly?.fitted?.margin.estimate;
      return margin === undefined || (solution.role === 'honest') !== honest ? [] : [Math.abs(margin)];
    });
    return margins.length === 0 ? null : readValue(Number(Math.min(...margins).toPrecision(3)), locale);
  };
  const [honest, mistaken] = [least(true), least(false)];
  return [honest && t('nearestHonest', { margin: honest }), mistaken && t('nearestMistaken', { margin: mistaken })]
    .filter(Boolean)
    .join(' ');
}

function Margin({ found }: { found: CalibratedCriterion }) {
  const t = useTranslations('analysis.calibration');
  const locale = useLocale();
  if (!found.wrongly) return <span className="text-muted">–</span>;
  const { fitted } = found.wrongly;
  if (!fitted) return <span className="text-muted">{t('noSpread')}</span>;
  const read = (value: number) => readValue(Number(value.toPrecision(3)), locale);
  const { estimate, low, high } = fitted.margin;
  return (
    <>
      {read(estimate)}
      <span className="block text-xs text-muted">{t('interval', { low: read(low), high: read(high) })}</span>
      {fitted.scale === 'logarithmic' && <span className="block text-xs text-muted">{t('logarithms')}</span>}
    </>
  );
}

/** How often a submission would go wrong here: in words, by count and by spread, each with its interval. */
function Wrongly({ role, found }: { role: CalibratedSolution['role']; found: CalibratedCriterion }) {
  const t = useTranslations('analysis.calibration');
  const read = useReadShare();
  if (!found.wrongly) return <span className="text-xs text-muted">{t('noClaim')}</span>;
  const { counted, fitted, thin } = found.wrongly;
  return (
    <div className="max-w-80 min-w-64 text-xs">
      {thin && <Badge tone="not-yet">{t('thin')}</Badge>}{' '}
      {t(role === 'honest' ? 'falseFail' : 'falsePass', {
        share: read(counted.share.estimate),
        low: read(counted.share.low),
        high: read(counted.share.high),
        hits: counted.hits,
        count: counted.count,
        unit: t(`unit.${counted.unit}`),
      })}{' '}
      {fitted &&
        t('bySpread', {
          share: read(fitted.share.estimate),
          low: read(fitted.share.low),
          high: read(fitted.share.high),
        })}
    </div>
  );
}
