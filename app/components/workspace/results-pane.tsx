'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Notice } from '../notice';
import { Scroller } from '../scroller';
import { GradingProgress } from './grading-progress';
import { SubmissionList } from './submission-list';
import type { WorkspaceChallenge } from './types';
import type { Submissions } from './use-submissions';
import { VerdictView } from './verdict-view';

interface ResultsPaneProps {
  challenge: WorkspaceChallenge;
  submissions: Submissions;
  /** The editor holds what was handed in last, letter by letter. */
  editorHasNewest: boolean;
  onPlace: (line: number, column: number) => void;
  onOpenSource: (id: string) => void;
  onCompare: (beforeId: string, afterId: string | null) => void;
}

/** What came, or is coming, of the submission that is shown; below it everything handed in before. */
export function ResultsPane(props: ResultsPaneProps) {
  const { challenge, submissions, editorHasNewest, onPlace, onOpenSource, onCompare } = props;
  const t = useTranslations('workspace.results');
  const { lines, line, refusal } = submissions;
  return (
    <Scroller className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-8 overflow-y-auto p-4 sm:p-5">
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
          <p className="text-muted">{t('empty', { count: challenge.graded })}</p>
        )}
      </div>
      {lines.length > 0 && (
        <SubmissionList
          lines={lines}
          shownId={line?.id ?? null}
          onShow={submissions.show}
          editorHasNewest={editorHasNewest}
          onOpenSource={onOpenSource}
          onCompare={onCompare}
        />
      )}
    </Scroller>
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
      {line.state === 'broken' ? (
        <Notice tone="accent">{t('broken')}</Notice>
      ) : line.state !== 'done' ? (
        <GradingProgress live={live} criteria={challenge.criteria} graded={challenge.graded} />
      ) : view?.verdict ? (
        <VerdictView key={view.id} verdict={view.verdict} onPlace={onPlace} />
      ) : (
        <p className="text-muted">{t('loading')}</p>
      )}
    </>
  );
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
