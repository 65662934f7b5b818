'use client';

import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { z } from 'zod';
import { textIn } from '@/lib/text';
import { Chart, type ChartFrame, type ChartPlot } from '../../plot/chart';
import { lookOf, SeriesKey } from '../../plot/series-look';
import type { ShownFeedback, ShownItem } from '../shown';
import type { FieldProps, ItemView } from '../view';
import { OptionsField } from './options-field';

type Region = ShownItem<'hotspot-plot'>['regions'][number];

const Saved = z.object({ choice: z.string() });

function Field({ item, filled, onChange, feedback, numbered }: FieldProps<'hotspot-plot', string | null>) {
  const t = useTranslations('quiz');
  const locale = useLocale();
  // Labels are in the reader's language already.
  const inAll = (label: string) => ({ en: label, fr: label });
  const { x, y, series, kind } = item.plot;
  const plot: ChartPlot = {
    kind,
    x: { ...x, label: inAll(x.label) } as ChartPlot['x'],
    y: { ...y, label: inAll(y.label) } as ChartPlot['y'],
    series: series.map((one) => ({ ...one, label: inAll(one.label), points: one.points as [number, number][] })),
  };
  const over = (frame: ChartFrame) =>
    item.regions.map((region, index) => (
      <RegionMark
        key={region.id}
        number={index + 1}
        region={region}
        frame={frame}
        chosen={filled === region.id}
        marked={feedback?.options.find(({ id }) => id === region.id) ?? null}
        onChoose={feedback ? null : () => onChange(region.id)}
      />
    ));
  return (
    <OptionsField
      stem={item.stem}
      options={item.regions.map(({ id, text }, index) => ({ id, text: `<b>${index + 1}</b> · ${text}` }))}
      ask={t('hotspot.ask')}
      multiple={false}
      chosen={filled === null ? [] : [filled]}
      feedback={feedback}
      onChoose={onChange}
      numbered={numbered}
    >
      <div>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {plot.series.map((line, index) => (
            <SeriesKey
              key={textIn(line.label, locale)}
              of={line.role}
              label={textIn(line.label, locale)}
              look={lookOf(plot.series, index)}
            />
          ))}
        </div>
        <p className="mt-3 text-xs text-ink">{y.label}</p>
        <Chart plot={plot} locale={locale} width={640} height={340} className="hidden h-auto w-full sm:block">
          {over}
        </Chart>
        <Chart plot={plot} locale={locale} width={350} height={290} className="h-auto w-full sm:hidden">
          {over}
        </Chart>
      </div>
    </OptionsField>
  );
}

interface RegionMarkProps {
  number: number;
  region: Region;
  frame: ChartFrame;
  chosen: boolean;
  marked: ShownFeedback['options'][number] | null;
  onChoose: (() => void) | null;
}

const REACH = 15;

/** What can be clicked in the plot. Who does not see it, or has no pointer, has the list below. */
function RegionMark({ number, region, frame, chosen, marked, onChoose }: RegionMarkProps) {
  const { area } = region;
  const look = clsx(
    onChoose && 'cursor-pointer hover:fill-accent/20',
    marked && (marked.correct || chosen)
      ? marked.correct
        ? 'fill-pass/20 stroke-pass'
        : 'fill-not-yet/20 stroke-not-yet'
      : chosen
        ? 'fill-accent/20 stroke-accent'
        : 'fill-transparent stroke-edge',
  );
  const outline = { className: look, strokeWidth: chosen ? 2.5 : 1.25, strokeDasharray: chosen ? undefined : '3 3' };
  if ('at' in area) {
    const [cx, cy] = [frame.x.at(area.at[0]), frame.y.at(area.at[1])];
    return (
      <g onPointerDown={onChoose ?? undefined}>
        <circle cx={cx} cy={cy} r={REACH} {...outline} />
        <Tag number={number} x={cx + REACH} y={cy - REACH + 3} />
      </g>
    );
  }
  const across = [frame.x.at(area.x[0]), frame.x.at(area.x[1])].sort((a, b) => a - b) as [number, number];
  const down = area.y
    ? ([frame.y.at(area.y[0]), frame.y.at(area.y[1])].sort((a, b) => a - b) as [number, number])
    : ([frame.top, frame.bottom] as const);
  return (
    <g onPointerDown={onChoose ?? undefined}>
      <rect x={across[0]} y={down[0]} width={across[1] - across[0]} height={down[1] - down[0]} {...outline} />
      <Tag number={number} x={(across[0] + across[1]) / 2} y={down[0] + 12} />
    </g>
  );
}

function Tag({ number, x, y }: { number: number; x: number; y: number }) {
  return (
    <text x={x} y={y} textAnchor="middle" className="pointer-events-none fill-ink font-semibold select-none">
      {number}
    </text>
  );
}

export const hotspotPlot: ItemView<'hotspot-plot', string | null> = {
  Field,
  nothing: null,
  toAnswer: (filled) => (filled === null ? null : { choice: filled }),
  toFilled: (saved) => Saved.safeParse(saved).data?.choice ?? null,
  press: (item, _filled, digit) => item.regions[digit - 1]?.id ?? null,
};
