'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { DrawnPlot } from '@/lib/authoring/plots';
import type { Verdict } from '@/lib/grading/verdict';
import { PlotFigure } from './plot-figure';

type SeedPlots = Verdict['plots'];

/** What was drawn from what the judge recomputed: one seed at a time, the others behind it. */
export function PlotSection({ plots }: { plots: SeedPlots }) {
  const t = useTranslations('workspace.plots');
  const locale = useLocale();
  const name = useId();
  const [chosen, setChosen] = useState(0);
  const shown = plots[Math.min(chosen, plots.length - 1)];
  if (!shown || plots.every((seed) => seed.plots.length === 0)) return null;
  const others = plots.filter((seed) => seed !== shown);
  const ghostsOf = ({ id, kind }: DrawnPlot) =>
    kind === 'lines'
      ? others.flatMap((seed) =>
          seed.plots
            .filter((plot) => plot.id === id)
            .map((plot) => plot.series.filter(({ role }) => role !== 'reference')),
        )
      : [];
  return (
    <section className="@container grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h3 className="text-base">{t('title')}</h3>
        {plots.length > 1 && (
          <fieldset className="flex flex-wrap gap-1">
            <legend className="sr-only">{t('choose')}</legend>
            {plots.map(({ seed }, index) => (
              <label
                key={seed}
                className="inline-flex min-h-9 cursor-pointer items-center rounded-md border border-rule px-2.5 text-sm text-muted has-checked:border-edge has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
                title={t('seedNumber', { seed: String(seed) })}
              >
                <input
                  type="radio"
                  name={name}
                  className="sr-only"
                  checked={plots[index] === shown}
                  onChange={() => setChosen(index)}
                />
                {t('seed', { number: index + 1 })}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {shown.plots.map((plot) => (
        <PlotFigure key={plot.id} plot={plot} ghosts={ghostsOf(plot)} locale={locale} />
      ))}
      <p className="text-xs text-muted">{t('note', { count: others.length })}</p>
    </section>
  );
}
