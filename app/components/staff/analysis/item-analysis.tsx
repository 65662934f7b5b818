import { useTranslations } from 'next-intl';
import type { ItemFlag } from '@/lib/analytics/flags';
import type { OptionUse } from '@/lib/analytics/items';
import type { Estimate } from '@/lib/analytics/scores';
import { Badge } from '../../badge';
import { Rich } from '../../markdown/rich';
import { Scroller } from '../../scroller';
import { Figure, useReadFigures } from './figure';

export interface ShownItemAnalysis {
  id: string;
  beginning: string;
  stem: string;
  facility: Estimate | null;
  discrimination: Estimate | null;
  time: Estimate | null;
  /** The longest time of the page, in milliseconds, so that scales are one. */
  longest: number;
  flags: ItemFlag[];
  options: (OptionUse & { correct: boolean; text: string })[];
}

/** One question over the class: its figures with their intervals, what to look at, and who chose what. */
export function ItemAnalysisCard({ item }: { item: ShownItemAnalysis }) {
  const t = useTranslations('analysis.item');
  const read = useReadFigures();
  return (
    <li className="grid grid-cols-1 gap-3 border-t border-rule py-5" id={item.id}>
      <details>
        <summary className="text-base font-semibold">{item.beginning}</summary>
        <div className="prose mt-2 max-w-measure">
          <Rich html={item.stem} />
        </div>
      </details>
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Figure label={t('facility')} figure={item.facility} from={0} to={1} read={read.share} />
        <Figure label={t('discrimination')} figure={item.discrimination} from={-1} to={1} read={read.number} />
        <Figure label={t('time')} figure={item.time} from={0} to={item.longest} read={read.seconds} />
      </div>
      {item.flags.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {item.flags.map((flag) => (
            <li key={flag} className="border-l-2 border-not-yet pl-3">
              {t(`flag.${flag}`)}
            </li>
          ))}
        </ul>
      )}
      {item.options.length > 0 && <Options item={item} />}
    </li>
  );
}

const THIRDS = ['lower', 'middle', 'upper'] as const;

function Options({ item }: { item: ShownItemAnalysis }) {
  const t = useTranslations('analysis.item');
  const read = useReadFigures();
  return (
    <Scroller label={t('options', { item: item.beginning })} className="overflow-x-auto">
      <table className="w-full min-w-[38rem] text-sm">
        <caption className="sr-only">{t('options', { item: item.beginning })}</caption>
        <thead>
          <tr className="border-b border-rule text-left text-xs">
            <th scope="col" className="py-1 pr-4 font-semibold">
              {t('option')}
            </th>
            {THIRDS.map((third, i) => (
              <th key={third} scope="col" className="w-32 py-1 pr-4 font-semibold">
                {t(third)}{' '}
                <span className="font-normal text-muted">
                  {t('people', { count: item.options[0]?.byThird[i]?.count ?? 0 })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.options.map(({ id, text, correct, byThird }) => (
            <tr key={id} className="border-b border-rule/60">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                <Rich html={text} /> {correct && <Badge tone="pass">{t('right')}</Badge>}
              </th>
              {THIRDS.map((third, i) => {
                const share = byThird[i] ?? null;
                return (
                  <td key={third} className="py-1.5 pr-4 align-top">
                    <span className="tabular-nums">{share === null ? '–' : read.share(share.estimate)}</span>{' '}
                    {share && (
                      <span className="text-xs text-muted tabular-nums">
                        {t('range', { low: read.share(share.low), high: read.share(share.high) })}
                      </span>
                    )}
                    <span aria-hidden className="mt-0.5 block h-1.5 bg-sunken">
                      <span
                        className={correct ? 'block h-full bg-pass' : 'block h-full bg-not-yet'}
                        style={{ width: `${100 * (share?.estimate ?? 0)}%` }}
                      />
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
