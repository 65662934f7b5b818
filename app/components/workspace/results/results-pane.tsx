'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { AskButton } from '../../asking/ask-button';
import { Notice } from '../../notice';
import { useReadPoints } from '../../points';
import { CommentsLink } from '../../review/comments-link';
import { Scroller } from '../../scroller';
import type { SubmissionLine, WorkspaceChallenge } from '../grading/types';
import type { Run } from '../grading/use-run';
import type { Submissions } from '../grading/use-submissions';
import { GradingProgress } from './grading-progress';
import { ReceiptLink } from './receipt-link';
import { RunView } from './run-view';
import { SubmissionList } from './submission-list';
import { VerdictView } from './verdict-view';

export type ShownResults = 'run' | 'submissions';

interface ResultsPaneProps {
  challenge: WorkspaceChallenge;
  submissions: Submissions;
  run: Run | null;
  /** The public seeds. */
  seeds: number[];
  shown: ShownResults;
  onShow: (shown: ShownResults) => void;
  /** What is in the editor now. */
  source: string;
  onPlace: (line: number, column: number) => void;
  onOpenSource: (id: string) => void;
  onCompare: (beforeId: string, afterId: string | null) => void;
}

/** The latest run in this browser, or what was handed in: two things, never on one page. */
export function ResultsPane(props: ResultsPaneProps) {
  const { challenge, run, seeds, shown, onShow, source, onPlace } = props;
  return (
    <>
      {run && <Switch shown={shown} onShow={onShow} />}
      <Scroller className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-8 overflow-y-auto p-4 sm:p-5">
        {run && shown === 'run' ? (
          <RunView
            run={run}
            seeds={seeds}
            challenge={challenge}
            editorHasIt={source === run.source}
            onPlace={onPlace}
          />
        ) : (
          <HandedIn {...props} />
        )}
      </Scroller>
    </>
  );
}

function Switch({ shown, onShow }: Pick<ResultsPaneProps, 'shown' | 'onShow'>) {
  const t = useTranslations('run');
  const option = (value: ShownResults, label: string) => (
    <button
      type="button"
      aria-pressed={shown === value}
      onClick={() => onShow(value)}
      className={clsx(
        'min-h-9 border-b-2 px-1 text-sm font-semibold',
        shown === value ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
      )}
    >
      {label}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggles is no form
    <div role="group" aria-label={t('which')} className="flex gap-4 border-b border-rule px-4 sm:px-5">
      {option('run', t('here'))}
      {option('submissions', t('handedIn'))}
    </div>
  );
}

/** What came, or is coming, of the submission that is shown; below it everything handed in before. */
function HandedIn({ challenge, submissions, source, onPlace, onOpenSource, onCompare }: ResultsPaneProps) {
  const t = useTranslations('workspace.results');
  const tRun = useTranslations('run');
  const { lines, line, refusal } = submissions;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {refusal && (
          <Notice tone="not-yet" role="alert">
            {refusal}
          </Notice>
        )}
        {submissions.sending && <p className="text-muted">{t('sending')}</p>}
        <Announcement submissions={submissions} graded={challenge.graded} />
        {line ? (
          <Shown challenge={challenge} submissions={submissions} onPlace={onPlace} />
        ) : (
          <div className="grid max-w-measure gap-2 text-muted">
            <p suppressHydrationWarning>
              {challenge.window.open
                ? t('empty', { count: challenge.graded })
                : t(isOver(challenge.window) ? 'emptyClosed' : 'emptyNotYet')}
            </p>
            <p>{tRun('empty')}</p>
          </div>
        )}
      </div>
      {lines.length > 0 && (
        <SubmissionList
          lines={lines}
          shownId={line?.id ?? null}
          onShow={submissions.show}
          editorHasNewest={source === submissions.newestSource}
          onOpenSource={onOpenSource}
          onCompare={onCompare}
        />
      )}
    </>
  );
}

function Shown({
  challenge,
  submissions: { line, view, live, lines },
  onPlace,
}: Pick<ResultsPaneProps, 'challenge' | 'submissions' | 'onPlace'>) {
  const t = useTranslations('workspace.results');
  const format = useFormatter();
  if (!line) return null;
  const number = lines.length - lines.findIndex(({ id }) => id === line.id);
  return (
    <>
      <h2 className="eyebrow">
        {t('submission', { number })} · {format.dateTime(line.submittedAt, { dateStyle: 'medium', timeStyle: 'short' })}
      </h2>
      <BestSoFar lines={lines} shown={line} />
      {line.state === 'broken' ? (
        <Notice tone="accent">{t('broken')}</Notice>
      ) : line.state !== 'done' ? (
        <GradingProgress
          live={live}
          criteria={challenge.criteria}
          seeds={Array.from({ length: challenge.graded }, (_, index) => index + 1)}
        />
      ) : view?.verdict ? (
        <>
          {view.regrading && <Notice tone="accent">{t('regrading')}</Notice>}
          <VerdictView key={view.id} verdict={view.verdict} onPlace={onPlace} />
          <AskButton
            courseId={challenge.courseId}
            chapterId={challenge.chapterId}
            challengeId={challenge.id}
            submissionId={view.id}
          />
          <CommentsLink courseId={challenge.courseId} challengeId={challenge.id} submissionId={view.id} />
          <ReceiptLink submissionId={view.id} />
        </>
      ) : (
        <p className="text-muted">{t('loading')}</p>
      )}
    </>
  );
}

/** Closed for good, unless another opening is still to come. */
const isOver = ({ opensAt, closesAt }: WorkspaceChallenge['window']) =>
  closesAt !== null && Date.now() >= closesAt && (opensAt === null || opensAt < closesAt);

/** Where the shown submission is not the best one: which is, and that it counts. */
function BestSoFar({ lines, shown }: { lines: SubmissionLine[]; shown: SubmissionLine }) {
  const t = useTranslations('workspace.results');
  const read = useReadPoints();
  const graded = lines.toReversed().filter(({ points }) => points !== null);
  const best = graded.reduce<SubmissionLine | null>(
    (so, line) => ((line.points ?? 0) > (so?.points ?? -1) ? line : so),
    null,
  );
  if (!best || shown.points === null || (best.points ?? 0) <= shown.points) return null;
  const number = lines.length - lines.findIndex(({ id }) => id === best.id);
  return <p className="text-sm">{t('best', { number, points: read(best.points ?? 0), max: read(best.maxPoints) })}</p>;
}

/** Says to screen readers how the grading goes, in one short sentence at a time. */
function Announcement({ submissions: { line, view, live }, graded }: { submissions: Submissions; graded: number }) {
  const t = useTranslations('workspace.announce');
  let words = '';
  if (line?.state === 'broken') words = t('broken');
  else if (line?.state === 'done' && view?.verdict) words = view.verdict.passed ? t('passed') : t('notYet');
  else if (line && line.state !== 'done') {
    const judged = live.seeds.filter(({ measured }) => measured !== null).length;
    words = live.state === 'queued' ? t('queued', { count: live.ahead }) : t('running', { judged, graded });
  }
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
