import type { ReactNode } from 'react';
import type { Locale, Text } from '@/lib/text';
import { otherLanguage, textIn } from '@/lib/text';
import { Scroller } from '../scroller';
import type { ChartPlot } from './chart';
import { tickLabel } from './geometry';

interface NumbersProps {
  plot: ChartPlot;
  title: Text;
  locale: Locale;
  /** The words that open the table. */
  label: string;
}

/** The numbers of a plot as a table: one row for each x where the series share them, else one for each point. */
export function Numbers({ plot, title, locale, label }: NumbersProps) {
  const { x, y, series } = plot;
  const read = (value: number | undefined) => (value === undefined ? '–' : tickLabel(value, locale));
  const lengths = series.map((line) => line.points.length);
  const xs = [...new Set(series.flatMap((line) => line.points.map((point) => point[0])))].sort((a, b) => a - b);
  const shared = plot.kind !== 'plane' && xs.length <= 2 * Math.max(...lengths);
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-block py-1 text-xs text-muted hover:text-ink">{label}</summary>
      <Scroller className="prose mt-2 max-h-80 overflow-auto" label={label}>
        <table lang={otherLanguage(Object.keys(title), locale)}>
          <caption className="sr-only">{textIn(title, locale)}</caption>
          {shared ? (
            <>
              <Head cells={[textIn(x.label, locale), ...series.map((line) => textIn(line.label, locale))]} />
              <tbody>
                {xs.map((at) => (
                  <Row key={at} head={read(at)}>
                    {series.map((line) => (
                      <td key={textIn(line.label, locale)} className="whitespace-nowrap">
                        {read(line.points.find((point) => point[0] === at)?.[1])}
                      </td>
                    ))}
                  </Row>
                ))}
              </tbody>
            </>
          ) : (
            <>
              <Head cells={['', textIn(x.label, locale), textIn(y.label, locale)]} />
              {series.map((line, index) => (
                <tbody key={`${textIn(line.label, locale)} ${String(index)}`}>
                  {line.points.map(([px, py]) => (
                    <Row key={`${px} ${py}`} head={textIn(line.label, locale)}>
                      <td className="whitespace-nowrap">{read(px)}</td>
                      <td className="whitespace-nowrap">{read(py)}</td>
                    </Row>
                  ))}
                </tbody>
              ))}
            </>
          )}
        </table>
      </Scroller>
    </details>
  );
}

function Head({ cells }: { cells: string[] }) {
  return (
    <thead>
      <tr>
        {cells.map((cell) => (
          <th key={cell} scope="col">
            {cell}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ head, children }: { head: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      {children}
    </tr>
  );
}
