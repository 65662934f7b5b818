'use client';

import { useCallback, useRef, useState } from 'react';
import { Submitted } from '@/app/api/answers/submissions';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { toThousandths } from '@/lib/points';
import { SubmissionView } from '@/lib/submissions/view';
import { newRequestId } from './request-id';
import type { SubmissionLine } from './types';
import { isOver, useGrading } from './use-grading';
import { usePendingTypes } from './use-pending-types';

/** The same source again so soon was meant once. */
const DOUBLE_CLICK_MS = 1_000;

interface Start {
  courseId: string;
  challengeId: string;
  maxPoints: number;
  lines: SubmissionLine[];
  /** The newest submission, as the server rendered it. */
  newest: SubmissionView | null;
}

function lineOf(view: SubmissionView, before: SubmissionLine): SubmissionLine {
  const { verdict } = view;
  return {
    ...before,
    state: view.state,
    outcome: verdict?.outcome ?? null,
    passed: verdict?.passed ?? null,
    points: verdict ? toThousandths(verdict.points) : null,
  };
}

/** What was handed in, which of it is shown, and handing in more. */
export function useSubmissions({ courseId, challengeId, maxPoints, lines: firstLines, newest }: Start) {
  const explain = useRefusal();
  const [lines, setLines] = useState(firstLines);
  const [newestSource, setNewestSource] = useState(newest?.source ?? null);
  const [shownId, setShownId] = useState<string | null>(newest?.id ?? null);
  const [views, setViews] = useState<Record<string, SubmissionView>>(newest ? { [newest.id]: newest } : {});
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // A click whose answer was lost asks again under the same id, so that it hands in once.
  const click = useRef<{ source: string; requestId: string } | null>(null);
  const busy = useRef(false);
  const handedIn = useRef<{ source: string; at: number } | null>(null);

  const take = useCallback((view: SubmissionView) => {
    setViews((before) => ({ ...before, [view.id]: view }));
    setLines((before) => before.map((line) => (line.id === view.id ? lineOf(view, line) : line)));
  }, []);

  const noteState = useCallback(
    (id: string, state: SubmissionLine['state']) =>
      setLines((before) => before.map((line) => (line.id === id ? { ...line, state } : line))),
    [],
  );

  const line = lines.find(({ id }) => id === shownId) ?? null;
  const live = useGrading(shownId, line === null || isOver(line.state), {
    onState: noteState,
    onOver: take,
  });

  const view = shownId ? (views[shownId] ?? null) : null;
  usePendingTypes(view, take);

  const fetchView = useCallback(
    async (id: string): Promise<SubmissionView | null> => {
      const known = views[id];
      if (known) return known;
      try {
        const view = await receive(SubmissionView, 'GET', `/api/submissions/${id}`);
        take(view);
        return view;
      } catch (error) {
        setRefusal(explain(error));
        return null;
      }
    },
    [views, take, explain],
  );

  const show = useCallback(
    (id: string) => {
      setShownId(id);
      setRefusal(null);
      void fetchView(id);
    },
    [fetchView],
  );

  async function submit(source: string): Promise<boolean> {
    const again = handedIn.current?.source === source && Date.now() - handedIn.current.at < DOUBLE_CLICK_MS;
    if (busy.current || again) return false;
    busy.current = true;
    setSending(true);
    setRefusal(null);
    if (click.current?.source !== source) click.current = { source, requestId: newRequestId() };
    try {
      const body = { courseId, challengeId, source, requestId: click.current.requestId };
      const { submissionId } = await receive(Submitted, 'POST', '/api/submissions', body);
      click.current = null;
      handedIn.current = { source, at: Date.now() };
      const submitted: SubmissionLine = {
        id: submissionId,
        submittedAt: Date.now(),
        state: 'queued',
        outcome: null,
        passed: null,
        points: null,
        maxPoints,
      };
      setNewestSource(source);
      setLines((before) => [submitted, ...before.filter(({ id }) => id !== submissionId)]);
      setShownId(submissionId);
      return true;
    } catch (error) {
      setRefusal(explain(error));
      return false;
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  return {
    lines,
    newestSource,
    line,
    view,
    live,
    sending,
    refusal,
    submit,
    show,
    fetchView,
  };
}

export type Submissions = ReturnType<typeof useSubmissions>;
