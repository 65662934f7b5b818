'use client';

import { useEffect } from 'react';
import { receive } from '@/app/client/api';
import { SubmissionView } from '@/lib/submissions/view';

const FIRST_MS = 400;
const LONGEST_MS = 15_000;

/** The types of a source are checked after its verdict: asks again, less and less often, until they are. */
export function usePendingTypes(view: SubmissionView | null, take: (view: SubmissionView) => void): void {
  const pendingId = view?.verdict?.types === 'pending' ? view.id : null;
  useEffect(() => {
    if (pendingId === null) return;
    const leaving = new AbortController();
    let delay = FIRST_MS;
    let timer = setTimeout(ask, delay);
    async function ask() {
      const path = `/api/submissions/${pendingId}`;
      const fresh = await receive(SubmissionView, 'GET', path, undefined, leaving.signal).catch(() => null);
      if (leaving.signal.aborted) return;
      if (fresh && fresh.verdict?.types !== 'pending') return take(fresh);
      delay = Math.min(1.5 * delay, LONGEST_MS);
      timer = setTimeout(ask, delay);
    }
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [pendingId, take]);
}
