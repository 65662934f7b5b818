'use client';

import { clsx } from 'clsx';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { LogEntry } from '@/lib/grading/verdict';
import { Notice } from '../../notice';
import { loadCurveChart } from './curve-chart-loader';
import { type CurveGroup, type CurveLine, groupCurves, whereLost } from './curve-groups';
import { lookOf } from './curve-look';
import { CurveTable } from './curve-table';

const CurveChart = dynamic(loadCurveChart, {
  ssr: false,
  loading: () => <div className="h-[190px]" />,
});

/** What the student's code logged: one chart for each quantity, train solid and held-out dashed, runs to choose from. */
export function Curves({ logs }: { logs: LogEntry[] }) {
  const t = useTranslations('workspace.curves');
  const groups = useMemo(() => groupCurves(logs), [logs]);
  const runs = useMemo(() => [...new Set(logs.map(({ run }) => run))], [logs]);
  const [hidden, setHidden] = useState<string[]>([]);
  if (groups.length === 0) return null;
  const toggle = (run: string) =>
    setHidden((before) => (before.includes(run) ? before.filter((one) => one !== run) : [...before, run]));
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h3 className="text-base">{t('title')}</h3>
      {runs.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a row of toggles is no form
        <div role="group" aria-label={t('runs')} className="flex flex-wrap gap-2">
          {runs.map((run) => (
            <button
              key={run}
              type="button"
              aria-pressed={!hidden.includes(run)}
              onClick={() => toggle(run)}
              className={clsx(
                'inline-flex min-h-9 items-center gap-2 rounded-md border px-2 text-sm',
                hidden.includes(run) ? 'border-rule text-muted line-through' : 'border-edge/60 text-ink',
              )}
            >
              <Stroke line={{ role: 'other', run }} runs={runs} />
              {run}
            </button>
          ))}
        </div>
      )}
      {groups.map((group) => (
        <Group key={group.name} group={group} runs={runs} hidden={hidden} />
      ))}
      <p className="text-xs text-muted">{t('note')}</p>
    </section>
  );
}

function Group({ group, runs, hidden }: { group: CurveGroup; runs: string[]; hidden: string[] }) {
  const t = useTranslations('workspace.curves');
  const locale = useLocale();
  const lines = useMemo(() => group.lines.filter(({ run }) => !hidden.includes(run)), [group, hidden]);
  const keys = [...new Map(group.lines.map((line) => [line.key, line])).values()];
  const lost = whereLost(lines);
  const title = group.name || keys.map(({ key }) => key).join(', ');
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <figcaption className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <code className="font-semibold">{title}</code>
        {keys.some(({ role }) => role !== 'other') &&
          keys.map((line) => (
            <span key={line.key} className="inline-flex items-center gap-2 text-xs">
              <Stroke line={line} runs={runs} />
              {line.role === 'other' ? line.key : t(`roles.${line.role}`)}
            </span>
          ))}
      </figcaption>
      {lines.some(({ points }) => points.some(([, value]) => Number.isFinite(value))) && (
        <CurveChart lines={lines} runs={runs} locale={locale} stepLabel={t('step')} />
      )}
      {lost && (
        <Notice tone="not-yet" className="text-sm">
          {lost.all ? t('neverFinite', { name: title }) : t('lostAt', { name: title, step: lost.step })}
        </Notice>
      )}
      <CurveTable name={title} lines={lines} />
    </figure>
  );
}

function Stroke({ line, runs }: { line: Pick<CurveLine, 'role' | 'run'>; runs: string[] }) {
  const { token, dash } = lookOf(line, runs);
  return (
    <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
      <path d="M1 4H27" strokeWidth="2" strokeDasharray={dash.join(' ')} style={{ stroke: `var(${token})` }} />
    </svg>
  );
}
