'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Verdict } from '@/lib/grading/verdict';
import type { SubmissionView } from '@/lib/submissions/view';
import type { Mark } from './editor/code-editor';
import type { Comparison } from './editor/difference';
import { EditorPane } from './editor/editor-pane';
import { type Opening, useEditing } from './editor/use-editing';
import type { RunSources } from './grading/run-engine';
import type { SubmissionLine, WorkspaceChallenge } from './grading/types';
import { useRun } from './grading/use-run';
import { useSubmissions } from './grading/use-submissions';
import { PaneRow, PaneSwitch } from './panes';
import { ResultsPane, type ShownResults } from './results/results-pane';
import { SubmitBar } from './submit-bar';
import { usePanes } from './use-panes';

interface WorkspaceProps {
  userId: string;
  challenge: WorkspaceChallenge;
  runSources: RunSources;
  opening: Opening;
  draftKey: string;
  lines: SubmissionLine[];
  newest: SubmissionView | null;
  heading: ReactNode;
  statement: ReactNode;
}

/** Where a challenge is solved: what to do, the source, and what came of it, side by side. */
export function Workspace(props: WorkspaceProps) {
  const { userId, challenge, runSources, opening, draftKey, lines, newest, heading, statement } = props;
  const t = useTranslations('workspace');
  const locale = useLocale();
  const panes = usePanes();
  const editing = useEditing(userId, draftKey, opening);
  const submissions = useSubmissions({
    courseId: challenge.courseId,
    challengeId: challenge.id,
    maxPoints: challenge.maxPoints,
    lines,
    newest,
  });
  const { run, running, start: startRun, stop: stopRun } = useRun(runSources);
  const [shown, setShown] = useState<ShownResults>('submissions');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const { handle: editor, source, replace } = editing;

  const { view } = submissions;
  const marks = useMemo(() => {
    const ran = run?.phase === 'done' ? run : null;
    const judged = shown === 'run' ? ran : view;
    return judged?.verdict && judged.source === source ? marksOf(judged.verdict, t('verdict.errorHere'), locale) : [];
  }, [run, shown, view, source, t, locale]);
  const marked = useRef('');
  useEffect(() => {
    const now = JSON.stringify(marks);
    if (!editor || now === marked.current) return;
    marked.current = now;
    editor.mark(marks);
  }, [marks, editor]);

  const { window: opened } = challenge;
  const { submit: send } = submissions;
  const submit = useCallback(async () => {
    if (!editor || !opened.open) return;
    panes.show('results');
    setShown('submissions');
    await send(editor.read());
  }, [editor, opened.open, send, panes.show]);

  const tryIt = useCallback(() => {
    if (!editor) return;
    panes.show('results');
    setShown('run');
    void startRun(editor.read());
  }, [editor, startRun, panes.show]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.repeat) return;
      event.preventDefault();
      // Before the editor sees it, where the same keys would put in a line.
      event.stopPropagation();
      if (event.shiftKey) void submit();
      else tryIt();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [submit, tryIt]);

  async function openSource(id: string) {
    const found = await submissions.fetchView(id);
    if (!found) return;
    setComparison(null);
    panes.show('editor');
    replace(found.source);
  }

  async function compare(beforeId: string, afterId: string | null) {
    const titleOf = (id: string) =>
      t('list.number', { number: submissions.lines.length - submissions.lines.findIndex((line) => line.id === id) });
    const before = await submissions.fetchView(beforeId);
    const after = afterId === null ? null : await submissions.fetchView(afterId);
    if (!before || (afterId !== null && !after)) return;
    setComparison({
      before: { title: titleOf(beforeId), source: before.source },
      after: after
        ? { title: titleOf(after.id), source: after.source }
        : { title: t('list.editor'), source: editor?.read() ?? '' },
    });
    panes.show('editor');
  }

  function goTo(line: number, column: number) {
    setComparison(null);
    panes.show('editor');
    // The pane may have been hidden until now.
    requestAnimationFrame(() => editor?.goTo(line, column));
  }

  return (
    <div data-workspace className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-6 border-b border-rule px-4 pt-2 lg:pt-1.5 lg:pb-1.5">
        <div className="min-w-0 flex-1">{heading}</div>
        <div className="order-last -mx-4 w-[calc(100%+2rem)] lg:order-none lg:mx-0 lg:w-auto">
          <PaneSwitch panes={panes} />
        </div>
        <SubmitBar
          window={opened}
          ready={editor !== null}
          sending={submissions.sending}
          running={running}
          onRun={tryIt}
          onStop={stopRun}
          onSubmit={submit}
        />
      </div>
      <PaneRow
        panes={panes}
        content={{
          statement,
          editor: (
            <EditorPane
              initial={opening.source}
              starter={challenge.starter}
              declarations={challenge.declarations}
              editing={editing}
              comparison={comparison}
              onCompare={setComparison}
            />
          ),
          results: (
            <ResultsPane
              challenge={challenge}
              submissions={submissions}
              run={run}
              seeds={runSources.seeds}
              shown={shown}
              onShow={setShown}
              source={source}
              onPlace={goTo}
              onOpenSource={openSource}
              onCompare={compare}
            />
          ),
        }}
      />
    </div>
  );
}

/** What the shown verdict says about lines of the source that it was given for. */
function marksOf({ error, typeErrors }: Verdict, errorHere: string, locale: 'en' | 'fr'): Mark[] {
  return [
    ...(error?.line
      ? [{ line: error.line, column: error.column ?? 1, severity: 'error' as const, message: errorHere }]
      : []),
    ...typeErrors.map(({ line, column, message }) => ({
      line,
      column,
      severity: 'info' as const,
      message: message[locale],
    })),
  ];
}
