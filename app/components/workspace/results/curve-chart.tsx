'use client';

import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import { tickLabel } from '../../plot/geometry';
import { type CurveLine, wantsLogAxis } from './curve-groups';
import { lookOf } from './curve-look';

interface CurveChartProps {
  lines: CurveLine[];
  /** All runs of the submission, in order: a run looks the same in every chart. */
  runs: string[];
  locale: string;
  stepLabel: string;
  height?: number;
}

/** Resolves a colour of the page, as the theme has it now, to one that a canvas understands. */
function inkOf(element: HTMLElement): (token: string) => string {
  return (token) => {
    const before = element.style.color;
    element.style.color = `var(${token})`;
    const colour = getComputedStyle(element).color;
    element.style.color = before;
    return colour;
  };
}

/** Words for the ticks of an axis, with as many digits as it takes to tell them apart. */
function tickWords(splits: (number | null)[], locale: string): string[] {
  const short = splits.map((value) => (value === null ? '' : tickLabel(value, locale)));
  const words = short.filter((word) => word !== '');
  if (new Set(words).size === words.length) return short;
  return splits.map((value) => value?.toLocaleString(locale, { maximumSignificantDigits: 9 }) ?? '');
}

function toData(lines: CurveLine[]): UPlot.AlignedData {
  const tables = lines.map(({ points }): UPlot.AlignedData => {
    const sorted = points.toSorted((a, b) => a[0] - b[0]);
    return [sorted.map(([step]) => step), sorted.map(([, value]) => (Number.isFinite(value) ? value : null))];
  });
  return UPlot.join(tables);
}

function optionsFor(element: HTMLElement, { lines, runs, locale, stepLabel, height = 190 }: CurveChartProps) {
  const ink = inkOf(element);
  const log = wantsLogAxis(lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const family = getComputedStyle(element).fontFamily;
  // On a log axis only powers of ten carry lines and words, and only as many as there is room for.
  const decades: UPlot.Axis.Filter = (_chart, splits) => {
    const powers = splits.filter((value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9);
    const every = Math.ceil(powers.length / 6);
    const kept = powers.filter((value) => Math.round(Math.log10(value)) % every === 0);
    return splits.map((value) => (kept.includes(value) ? value : null));
  };
  const sparse = log ? { filter: decades } : {};
  const axis = (more: UPlot.Axis): UPlot.Axis => ({
    stroke: () => ink('--color-muted'),
    font: `12px ${family}`,
    labelFont: `12px ${family}`,
    grid: { stroke: () => ink('--color-rule'), width: 1 },
    ticks: { stroke: () => ink('--color-edge'), width: 1, size: 4 },
    values: (_chart, splits) => tickWords(splits, locale),
    ...more,
  });
  const options: UPlot.Options = {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { distr: log ? 3 : 1 } },
    axes: [
      axis({ label: stepLabel, labelSize: 18, size: 30, grid: { show: false } }),
      axis({
        size: 58,
        ...sparse,
        grid: { stroke: () => ink('--color-rule'), width: 1, ...sparse },
        ticks: { stroke: () => ink('--color-edge'), width: 1, size: 4, ...sparse },
      }),
    ],
    series: [
      {},
      ...lines.map((line): UPlot.Series => {
        const { token, dash } = lookOf(line, runs);
        return {
          label: line.key,
          stroke: () => ink(token),
          width: line.role === 'other' ? 1.25 : 1.75,
          dash,
          spanGaps: true,
          points: { show: line.points.length < 3, size: 5 },
        };
      }),
    ],
  };
  return options;
}

/** The drawing of one group of curves. It is redrawn, not remade, while points arrive. */
export default function CurveChart(props: CurveChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { lines } = props;
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value));
  const shape = JSON.stringify([
    lines.map(({ key, run, seed }) => [key, run, seed]),
    wantsLogAxis(values),
    props.locale,
  ]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = new UPlot(optionsFor(element, latest.current), toData(latest.current.lines), element);
    chart.current = made;
    const redraw = () => made.redraw(false, true);
    const size = new ResizeObserver(() => {
      if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height: made.height });
    });
    size.observe(element);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', redraw);
    return () => {
      size.disconnect();
      theme.disconnect();
      dark.removeEventListener('change', redraw);
      made.destroy();
      chart.current = null;
    };
    // Other lines or another kind of axis (`shape`) need another chart; more points do not.
  }, [shape]);

  useEffect(() => {
    chart.current?.setData(toData(lines));
  }, [lines]);

  return <div ref={place} aria-hidden="true" className="w-full overflow-hidden" />;
}
