import { useTranslations } from 'next-intl';
import type { DrawnPlot } from '@/lib/authoring/plots';
import type { Locale } from '@/lib/text';
import { textIn } from '@/lib/text';
import { CourseText } from '../../course-text';
import { Chart } from '../../plot/chart';
import type { ChartSeries } from '../../plot/chart-series';
import { Numbers } from '../../plot/numbers';
import { lookOf, SeriesKey } from '../../plot/series-look';

interface PlotFigureProps {
  plot: DrawnPlot;
  ghosts: ChartSeries[][];
  locale: Locale;
}

/** One plot of one seed, as wide as its pane: the finding, the legend, the drawing, and the numbers behind a toggle. */
export function PlotFigure({ plot, ghosts, locale }: PlotFigureProps) {
  const t = useTranslations('workspace.plots');
  const { title, y, series } = plot;
  return (
    <figure className="border-t border-rule pt-4">
      <figcaption className="max-w-measure text-sm leading-snug font-semibold text-pretty">
        <CourseText of={title} />
      </figcaption>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {series.map((line, index) => (
          <SeriesKey
            key={textIn(line.label, locale)}
            of={line.role}
            as={line.mark}
            label={<CourseText of={line.label} />}
            look={lookOf(series, index)}
          />
        ))}
      </div>
      <p className="mt-3 text-xs text-ink">
        <CourseText of={y.label} />
      </p>
      <Chart
        {...{ plot, ghosts, locale }}
        width={640}
        height={320}
        className="hidden h-auto w-full max-w-[46rem] @xl:block"
      />
      <Chart {...{ plot, ghosts, locale }} width={400} height={270} className="h-auto w-full @xl:hidden" />
      <Numbers plot={plot} title={title} locale={locale} label={t('table')} />
    </figure>
  );
}
