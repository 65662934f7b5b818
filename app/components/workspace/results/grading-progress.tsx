'use client';

import { Check, Circle, CircleDashed } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { reaches } from '@/lib/authoring/criteria';
import type { StudentCriterion } from '@/lib/catalog/projections';
import { CourseText } from '../../course-text';
import type { Live, LiveSeed } from '../grading/live';
import { Curves } from './curves';
import { DotPlot } from './dot-plot';

interface GradingProgressProps {
  live: Live;
  criteria: Pick<StudentCriterion, 'id' | 'title' | 'op' | 'limit'>[];
  /** Every seed that will be judged, in order. */
  seeds: number[];
}

/** A grading that is not over: the place in the queue, then every seed as it trains and the criteria as they fill. */
export function GradingProgress({ live, criteria, seeds: numbers }: GradingProgressProps) {
  const t = useTranslations('workspace.progress');
  const locale = useLocale();
  if (live.state === 'queued') {
    if (live.stranded) return <p className="text-muted">{t('stranded')}</p>;
    return <p className="text-muted">{live.ahead === 0 ? t('next') : t('ahead', { count: live.ahead })}</p>;
  }
  const seeds = numbers.map((number) => live.seeds.find(({ seed }) => seed === number) ?? null);
  const judged = seeds.flatMap((seed) => (seed?.measured ? [seed.measured] : []));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <ol className="border-b border-rule">
        {seeds.map((seed, index) => (
          <SeedRow key={numbers[index]} number={numbers[index] ?? 0} seed={seed} />
        ))}
      </ol>
      {judged.length > 0 && (
        <ul className="grid gap-3">
          {criteria.map(({ id, title, op, limit }) => (
            <li key={id} className="grid gap-1 text-sm">
              <span>
                <CourseText of={title} />
              </span>
              <DotPlot
                op={op}
                limit={limit}
                locale={locale}
                seeds={judged.map((measured) => {
                  const value = measured.find(({ criterionId }) => criterionId === id)?.value ?? null;
                  return { value, passed: reaches(op, limit, value ?? Number.NaN) };
                })}
              />
            </li>
          ))}
        </ul>
      )}
      <Curves logs={live.logs} />
    </div>
  );
}

function SeedRow({ number, seed }: { number: number; seed: LiveSeed | null }) {
  const t = useTranslations('workspace.progress');
  const Icon = seed?.measured ? Check : seed ? CircleDashed : Circle;
  return (
    <li className="flex items-baseline gap-3 border-t border-rule py-2 text-sm">
      <Icon
        aria-hidden
        className={`size-4 shrink-0 self-center ${seed?.measured ? 'text-pass' : seed ? 'text-accent' : 'text-edge'}`}
        strokeWidth={2.25}
      />
      <span className="font-semibold tabular-nums">{t('seed', { number })}</span>
      <span className="text-muted tabular-nums">
        {!seed
          ? t('waiting')
          : seed.measured
            ? t('judged')
            : seed.runs.length === 0
              ? t('starting')
              : seed.runs.map(({ name, step, outcome }, index) => (
                  <span key={name}>
                    {index > 0 && ', '}
                    {name}
                    {outcome ? (outcome === 'completed' ? ' ✓' : ' –') : step === null ? '' : ` ${t('step', { step })}`}
                  </span>
                ))}
      </span>
    </li>
  );
}
