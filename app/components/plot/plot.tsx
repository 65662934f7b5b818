import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/authoring/text';
import type { Plot as PlotData } from '@/lib/catalog/formats';
import { Chart } from './chart';
import { lookOf, SeriesKey } from './series-look';

/** A figure: a title that says the finding, the drawing, a caption, and its numbers as a table for whoever wants them. */
export function Plot({ plot, locale, children }: { plot: PlotData; locale: Locale; children?: ReactNode }) {
  return (
    <figure className="not-prose my-8 border-y border-rule py-5">
      <p className="text-base leading-snug font-semibold text-balance">{plot.title[locale]}</p>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {plot.series.map((line, index) => (
          <SeriesKey key={line.label.en} of={line.role} label={line.label[locale]} look={lookOf(plot.series, index)} />
        ))}
      </div>
      <p className="mt-3 text-xs text-ink">{plot.y.label[locale]}</p>
      <Chart plot={plot} locale={locale} width={640} height={340} className="hidden h-auto w-full sm:block" />
      <Chart plot={plot} locale={locale} width={350} height={290} className="h-auto w-full sm:hidden" />
      <figcaption className="prose mt-3 text-sm text-muted">
        {children}
        <p className="text-xs">{plot.source[locale]}</p>
      </figcaption>
      <Numbers plot={plot} locale={locale} />
    </figure>
  );
}

function Numbers({ plot, locale }: { plot: PlotData; locale: Locale }) {
  const t = useTranslations('lesson.plot');
  const format = useFormatter();
  const xs = [...new Set(plot.series.flatMap((line) => line.points.map((point) => point[0])))].sort((a, b) => a - b);
  const read = (value: number | undefined) =>
    value === undefined ? '–' : format.number(value, { maximumSignificantDigits: 4 });
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-block py-1 text-xs text-muted hover:text-ink">{t('table')}</summary>
      <section
        className="prose mt-2 max-h-80 overflow-auto"
        aria-label={t('table')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table>
          <caption className="sr-only">{plot.title[locale]}</caption>
          <thead>
            <tr>
              <th scope="col">{plot.x.label[locale]}</th>
              {plot.series.map((line) => (
                <th key={line.label.en} scope="col">
                  {line.label[locale]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {xs.map((x) => (
              <tr key={x}>
                <th scope="row">{read(x)}</th>
                {plot.series.map((line) => (
                  <td key={line.label.en}>{read(line.points.find((point) => point[0] === x)?.[1])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
