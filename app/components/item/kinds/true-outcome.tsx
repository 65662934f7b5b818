'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Ran } from '@/lib/items/kind';
import { textIn } from '@/lib/text';
import { Button } from '../../button';
import { Rich } from '../../markdown/rich';
import { Notice } from '../../notice';
import type { ShownItem } from '../shown';
import type { Ended } from './experiment';

interface TrueOutcomeProps {
  item: ShownItem<'predict-then-run'>;
  /** As it would have been printed. */
  predicted: string;
  /** The server's own run. */
  ran: Ran;
}

/** The prediction beside what the experiment shows: the server's run, which marked it, and one in this browser. */
export function TrueOutcome({ item, predicted, ran }: TrueOutcomeProps) {
  const t = useTranslations('quiz.predict');
  const locale = useLocale();
  const [state, setState] = useState<'before' | 'running' | Ended>('before');
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function run() {
    setState('running');
    stop.current = new AbortController();
    const { signal } = stop.current;
    const { runExperiment } = await import('./experiment');
    const ended = await runExperiment(item.source, ran.seed, signal);
    if (!signal.aborted) setState(ended);
  }

  const lines = typeof state === 'object' && 'lines' in state ? state.lines : null;
  const here = lines?.at(-1)?.trim();
  return (
    <section className="grid gap-3 border-y border-rule py-4">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Told label={t('predicted')}>
          <Outcome item={item} printed={predicted} />
        </Told>
        <Told label={t('server')}>
          <Outcome item={item} printed={ran.result} />
        </Told>
        <Told label={t('here')}>
          {here === undefined ? <span className="text-muted">–</span> : <Outcome item={item} printed={here} />}
        </Told>
      </dl>
      <div className="flex flex-wrap items-center gap-4">
        <Button size="sm" disabled={state === 'running'} onClick={() => void run()}>
          {t(state === 'running' ? 'running' : lines ? 'again' : 'run')}
        </Button>
        <p role="status" className="text-sm">
          {here !== undefined && t(here === ran.result ? 'same' : 'other', { seed: ran.seed })}
        </p>
      </div>
      {typeof state === 'object' && !lines && (
        <Notice tone="not-yet" role="alert">
          {'problem' in state ? textIn(state.problem, locale) : t('broken' in state ? state.broken : 'broken')}
        </Notice>
      )}
      {lines && lines.length > 1 && (
        <pre className="max-h-64 overflow-auto font-mono text-sm text-muted">{lines.slice(0, -1).join('\n')}</pre>
      )}
    </section>
  );
}

function Told({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="eyebrow">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

/** What was printed or predicted: a number as it stands, an option or an order in their words. */
function Outcome({ item: { predict }, printed }: { item: TrueOutcomeProps['item']; printed: string }) {
  if (predict.kind === 'numeric') {
    return (
      <span className="font-mono tabular-nums">
        {printed}
        {predict.unit && ` ${predict.unit}`}
      </span>
    );
  }
  if (predict.kind === 'single-choice') {
    const option = predict.options.find(({ id }) => id === printed);
    return option ? <Rich as="span" html={option.text} /> : printed;
  }
  const entries = printed.split(/\s+/).map((id) => predict.entries.find((entry) => entry.id === id));
  return (
    <ol className="list-decimal pl-5">
      {entries.map((entry, place) => (
        <li key={entry?.id ?? place}>{entry ? <Rich as="span" html={entry.text} /> : printed}</li>
      ))}
    </ol>
  );
}
