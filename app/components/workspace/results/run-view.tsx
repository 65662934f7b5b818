'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Verdict } from '@/lib/grading/verdict';
import { Notice } from '../../notice';
import type { WorkspaceChallenge } from '../grading/types';
import type { Run } from '../grading/use-run';
import { GradingProgress } from './grading-progress';
import { RunTiming } from './run-timing';
import { VerdictView } from './verdict-view';

interface RunViewProps {
  run: Run;
  seeds: number[];
  challenge: WorkspaceChallenge;
  /** The editor holds what ran, letter by letter. */
  editorHasIt: boolean;
  onPlace: (line: number, column: number) => void;
}

/** The latest run in this browser, as it trains or as it was judged, and that it is no submission. */
export function RunView({ run, seeds, challenge, editorHasIt, onPlace }: RunViewProps) {
  const t = useTranslations('run');
  const format = useFormatter();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="grid gap-1">
        <h2 className="eyebrow">
          {t('title', { count: seeds.length, seeds: format.list(seeds.map(String), { type: 'unit' }) })}
        </h2>
        <p className="max-w-measure text-xs text-muted">{t('practice')}</p>
        {!editorHasIt && run.phase !== 'running' && <p className="text-xs text-muted">{t('changed')}</p>}
      </header>
      <Announcement run={run} count={seeds.length} />
      <Body run={run} seeds={seeds} challenge={challenge} onPlace={onPlace} />
    </div>
  );
}

function Body({ run, seeds, challenge, onPlace }: Omit<RunViewProps, 'editorHasIt'>) {
  const t = useTranslations('run');
  if (run.phase === 'broken') return <Notice tone="accent">{t(`broken.${run.why}`)}</Notice>;
  if (run.phase === 'done') {
    const { verdict } = run;
    const open = challenge.window.open;
    return (
      <VerdictView
        verdict={verdict}
        onPlace={onPlace}
        practice={{
          heading: (
            <RunHeading verdict={verdict}>
              {verdict.passed && open && t('submitNow', { count: challenge.graded })}
            </RunHeading>
          ),
          footer: <RunTiming verdict={verdict} />,
        }}
      />
    );
  }
  const stopped = run.phase === 'stopped';
  return (
    <>
      {stopped && (
        <p>
          <strong className="text-xl font-semibold">{t('stopped')}</strong>
          <span className="block text-sm text-muted">{t('stoppedNote')}</span>
        </p>
      )}
      {run.live.seeds.length > 0 ? (
        <GradingProgress live={run.live} criteria={challenge.criteria} seeds={seeds} />
      ) : (
        !stopped && <p className="text-muted">{t('starting')}</p>
      )}
    </>
  );
}

function RunHeading({ verdict: { passed, outcome }, children }: { verdict: Verdict; children: ReactNode }) {
  const t = useTranslations('run');
  const words = useTranslations('workspace.verdict');
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className={`text-xl font-semibold ${passed ? 'text-pass' : 'text-not-yet'}`}>
          {passed ? t('reached') : outcome === 'completed' ? words('notYet') : words(`outcome.${outcome}`)}
        </strong>
        {outcome === 'completed' && <span className="text-muted">{t('onPublic')}</span>}
      </p>
      {children && <p className="mt-1 text-sm">{children}</p>}
    </div>
  );
}

/** Says to screen readers how the run goes, in one short sentence at a time. */
function Announcement({ run, count }: { run: Run; count: number }) {
  const t = useTranslations('run');
  let words = '';
  if (run.phase === 'running') {
    words = t('announce.running', { judged: run.live.seeds.filter(({ measured }) => measured !== null).length, count });
  } else if (run.phase === 'stopped') words = t('announce.stopped');
  else if (run.phase === 'broken') words = t(`broken.${run.why}`);
  else if (run.verdict.outcome !== 'completed') words = t('announce.ended');
  else words = run.verdict.passed ? t('announce.reached') : t('announce.notYet');
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
