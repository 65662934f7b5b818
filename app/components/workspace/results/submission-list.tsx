'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Badge } from '../../badge';
import { Button } from '../../button';
import { Points } from '../../points';
import type { SubmissionLine } from '../grading/types';

interface SubmissionListProps {
  lines: SubmissionLine[];
  shownId: string | null;
  onShow: (id: string) => void;
  /** Puts the source of a submission into the editor; absent where there is none. */
  onOpenSource?: (id: string) => void;
  /** The editor holds what was handed in last: against it, only earlier ones differ. */
  editorHasNewest?: boolean;
  /** Shows what changed from one submission to another, or to the editor when there is no other. */
  onCompare: (beforeId: string, afterId: string | null) => void;
}

/** Everything handed in for a challenge, newest first, and the differences between any two. */
export function SubmissionList(props: SubmissionListProps) {
  const { lines, shownId, onShow, onOpenSource, editorHasNewest = false, onCompare } = props;
  const t = useTranslations('workspace.list');
  const format = useFormatter();
  const numberOf = (index: number) => lines.length - index;
  return (
    <section className="grid gap-3">
      <h2 className="text-base">{t('title')}</h2>
      <ol className="border-b border-rule">
        {lines.map((line, index) => (
          <li
            key={line.id}
            className={clsx('flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule py-1.5 text-sm')}
          >
            <button
              type="button"
              aria-current={line.id === shownId ? 'true' : undefined}
              className={clsx(
                'flex min-h-9 flex-1 flex-wrap items-center gap-x-3 rounded-sm px-1 text-left hover:bg-sunken',
                line.id === shownId && 'font-semibold',
              )}
              onClick={() => onShow(line.id)}
            >
              <span className="tabular-nums">{t('number', { number: numberOf(index) })}</span>
              <time className="text-muted" dateTime={new Date(line.submittedAt).toISOString()}>
                {format.dateTime(line.submittedAt, {
                  day: 'numeric',
                  month: 'short',
                  timeStyle: undefined,
                  hour: '2-digit',
                  minute: '2-digit',
                })}
              </time>
              <StateBadge line={line} />
            </button>
            {line.points !== null && <Points points={line.points} maxPoints={line.maxPoints} />}
            {onOpenSource && (
              <Button
                look="quiet"
                size="sm"
                aria-label={t('openNumber', { number: numberOf(index) })}
                onClick={() => onOpenSource(line.id)}
              >
                {t('open')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Compare
        lines={lines}
        withEditor={onOpenSource !== undefined}
        editorHasNewest={editorHasNewest}
        onCompare={onCompare}
      />
    </section>
  );
}

export function StateBadge({ line }: { line: Pick<SubmissionLine, 'state' | 'outcome' | 'passed'> }) {
  const t = useTranslations('workspace.list');
  const outcomes = useTranslations('workspace.verdict.outcome');
  if (line.state === 'queued' || line.state === 'running')
    return <Badge tone="accent">{t(`state.${line.state}`)}</Badge>;
  if (line.state === 'broken') return <Badge>{t('state.broken')}</Badge>;
  if (line.passed) return <Badge tone="pass">{t('state.passed')}</Badge>;
  const outcome = line.outcome ?? 'completed';
  const stopped = outcome !== 'completed' && outcomes.has(outcome as 'time-limit');
  return <Badge tone="not-yet">{stopped ? outcomes(outcome as 'time-limit') : t('state.notYet')}</Badge>;
}

function Compare({
  lines,
  withEditor,
  editorHasNewest,
  onCompare,
}: Pick<SubmissionListProps, 'lines' | 'onCompare'> & { withEditor: boolean; editorHasNewest: boolean }) {
  const t = useTranslations('workspace.list');
  const id = useId();
  const EDITOR = 'editor';
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  if (lines.length + (withEditor ? 1 : 0) < 2) return null;
  const newest = lines[0]?.id;
  const previous = lines[1]?.id;
  const from = before || (withEditor && !editorHasNewest ? newest : (previous ?? newest)) || '';
  const to = after || (withEditor ? EDITOR : newest) || '';
  const other = (than: string) => lines.find(({ id }) => id !== than)?.id ?? '';
  const select = 'min-h-9 rounded-md border border-edge/70 bg-raised px-2 text-sm';
  const options = lines.map((line, index) => (
    <option key={line.id} value={line.id}>
      {t('number', { number: lines.length - index })}
    </option>
  ));
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <label htmlFor={`${id}-from`}>{t('compare')}</label>
      <select
        id={`${id}-from`}
        className={select}
        value={from}
        onChange={(event) => {
          setBefore(event.target.value);
          if (event.target.value === to) setAfter(withEditor ? EDITOR : other(event.target.value));
        }}
      >
        {options}
      </select>
      <label htmlFor={`${id}-to`}>{t('with')}</label>
      <select
        id={`${id}-to`}
        className={select}
        value={to}
        onChange={(event) => {
          setAfter(event.target.value);
          if (event.target.value === from) setBefore(other(event.target.value));
        }}
      >
        {withEditor && <option value={EDITOR}>{t('editor')}</option>}
        {options}
      </select>
      <Button size="sm" onClick={() => onCompare(from, to === EDITOR ? null : to)}>
        {t('show')}
      </Button>
    </div>
  );
}
