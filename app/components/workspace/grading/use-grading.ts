'use client';

import { useEffect, useState } from 'react';
import { receive } from '@/app/client/api';
import { GradingEvents, GradingPlace, SubmissionView } from '@/lib/submissions/view';
import { applyEvents, applyState, type GradingState, type Live, NOT_BEGUN } from './live';

const RETRY_MS = 2_000;

export const isOver = (state: GradingState) => state === 'done' || state === 'broken';

interface Follower {
  onState: (id: string, state: GradingState) => void;
  onOver: (view: SubmissionView) => void;
}

/**
 * Follows a submission until its grading is over, and then fetches what came of it. The stream takes up by itself where a
 * broken connection ended; where there is none to be had, asking again now and then does.
 */
export function useGrading(submissionId: string | null, over: boolean, { onState, onOver }: Follower): Live {
  const [followed, setFollowed] = useState<{ id: string; live: Live } | null>(null);

  useEffect(() => {
    if (submissionId === null || over) return;
    const change = (next: (live: Live) => Live) =>
      setFollowed((before) => ({
        id: submissionId,
        live: next(before?.id === submissionId ? before.live : NOT_BEGUN),
      }));
    const tell = ({ state, ahead, stranded }: GradingPlace) => {
      change((live) => applyState(live, { state, ahead, stranded }));
      // Without its verdict a submission is not shown as over.
      if (!isOver(state)) onState(submissionId, state);
    };
    const leaving = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(`/api/submissions/${submissionId}/events`);

    async function fetchView() {
      clearTimeout(retry);
      try {
        const view = await receive(
          SubmissionView,
          'GET',
          `/api/submissions/${submissionId}`,
          undefined,
          leaving.signal,
        );
        if (isOver(view.state)) {
          source.close();
          return onOver(view);
        }
        tell(view);
      } catch {
        if (leaving.signal.aborted) return;
      }
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(fetchView, RETRY_MS);
    }

    source.addEventListener('state', ({ data }) => {
      tell(GradingPlace.parse(JSON.parse(data)));
    });
    source.addEventListener('progress', ({ data }) => {
      const events = GradingEvents.parse(JSON.parse(data));
      change((live) => applyEvents(live, events));
    });
    source.addEventListener('done', () => {
      source.close();
      void fetchView();
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) retry ??= setTimeout(fetchView, RETRY_MS);
    });
    return () => {
      leaving.abort();
      clearTimeout(retry);
      source.close();
    };
  }, [submissionId, over, onState, onOver]);

  return followed && followed.id === submissionId ? followed.live : NOT_BEGUN;
}
