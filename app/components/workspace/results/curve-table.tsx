import { useLocale, useTranslations } from 'next-intl';
import { Scroller } from '../../scroller';
import type { CurveLine } from './curve-groups';
import { readValue } from './limit-text';

const MOST_ROWS = 40;

/** The numbers behind a chart: every line at evenly chosen steps, the last one included. */
export function CurveTable({ name, lines }: { name: string; lines: CurveLine[] }) {
  const t = useTranslations('workspace.curves');
  const locale = useLocale();
  const steps = [...new Set(lines.flatMap(({ points }) => points.map(([step]) => step)))].sort((a, b) => a - b);
  const every = Math.max(1, Math.ceil(steps.length / MOST_ROWS));
  const shown = steps.filter((_, index) => index % every === 0 || index === steps.length - 1);
  const columns = lines.map((line) => ({ line, values: new Map(line.points) }));
  const idOf = ({ key, run, seed }: CurveLine) => `${key} ${run} ${seed}`;
  return (
    <details className="text-sm">
      <summary className="inline-block py-1 text-xs text-muted hover:text-ink">{t('table')}</summary>
      <Scroller className="mt-1 max-h-72 overflow-auto" label={name}>
        <table className="text-xs">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr className="border-b border-rule text-left">
              <th scope="col" className="py-1 pr-4 font-semibold">
                {t('step')}
              </th>
              {columns.map(({ line }) => (
                <th key={idOf(line)} scope="col" className="py-1 pr-4 font-semibold whitespace-nowrap">
                  {t('column', { key: line.key, run: line.run, seed: String(line.seed) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((step) => (
              <tr key={step} className="border-b border-rule/60">
                <th scope="row" className="py-0.5 pr-4 text-left font-normal">
                  {step}
                </th>
                {columns.map(({ line, values }) => (
                  <td key={idOf(line)} className="py-0.5 pr-4 whitespace-nowrap">
                    {readValue(values.get(step) ?? null, locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
