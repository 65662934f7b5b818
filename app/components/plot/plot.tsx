import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Plot as PlotData } from '@/lib/catalog/formats';
import type { Locale } from '@/lib/text';
import { textIn } from '@/lib/text';
import { CourseText } from '../course-text';
import { Chart } from './chart';
import { Numbers } from './numbers';
import { lookOf, SeriesKey } from './series-look';

/** A figure: a title that says the finding, the drawing, a caption, and its numbers as a table for whoever wants them. */
export function Plot({ plot, locale, children }: { plot: PlotData; locale: Locale; children?: ReactNode }) {
  const t = useTranslations('lesson.plot');
  return (
    <figure className="not-prose my-8 border-y border-rule py-5">
      <p className="text-base leading-snug font-semibold text-balance">
        <CourseText of={plot.title} />
      </p>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {plot.series.map((line, index) => (
          <SeriesKey
            key={textIn(line.label, locale)}
            of={line.role}
            as={line.mark}
            label={<CourseText of={line.label} />}
            look={lookOf(plot.series, index)}
          />
        ))}
      </div>
      <p className="mt-3 text-xs text-ink">
        <CourseText of={plot.y.label} />
      </p>
      <Chart plot={plot} locale={locale} width={640} height={340} className="hidden h-auto w-full sm:block" />
      <Chart plot={plot} locale={locale} width={350} height={290} className="h-auto w-full sm:hidden" />
      <figcaption className="prose mt-3 text-sm text-muted">
        {children}
        <p className="text-xs">
          <CourseText of={plot.source} />
        </p>
      </figcaption>
      <Numbers plot={plot} title={plot.title} locale={locale} label={t('table')} />
    </figure>
  );
}
