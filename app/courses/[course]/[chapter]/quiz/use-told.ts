'use client';

import { useCallback, useEffect, useRef } from 'react';

interface Happened {
  kind: 'opened' | 'saw' | 'left' | 'back' | 'flagged' | 'unflagged';
  itemId: string | null;
  /** By the clock that only goes forward. */
  at: number;
}

const AGAIN_MS = 5000;
const MOST_AT_ONCE = 200;

/**
 * Tells the server what happens on the page of a run, in order: at once, and what could not be told again until it is, with how long
 * ago it was.
 * @param logs whether the quiz keeps a log; marks for later are told all the same
 * @param itemId the question that is shown; null: none
 */
export function useTold(attemptId: string, logs: boolean, open: boolean, itemId: string | null) {
  const waiting = useRef<Happened[]>([]);
  const page = useRef('');
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || waiting.current.length === 0) return;
    busy.current = true;
    page.current ||= crypto.randomUUID();
    const batch = waiting.current.slice(0, MOST_AT_ONCE);
    const now = performance.now();
    const events = batch.map(({ at, ...event }) => ({
      ...event,
      agoMs: Math.min(86_400_000, Math.max(0, Math.round(now - at))),
    }));
    const told = await fetch(`/api/attempts/${attemptId}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ page: page.current, events }),
      keepalive: true,
    }).catch(() => null);
    busy.current = false;
    // What the server refuses it will refuse again, but for a sign-in that has expired.
    const over = told !== null && told.status < 500 && told.status !== 401;
    if (over) waiting.current = waiting.current.slice(batch.length);
    if (waiting.current.length > 0) timer.current = setTimeout(() => void flush(), over ? 0 : AGAIN_MS);
  }, [attemptId]);

  const tell = useCallback(
    (kind: Happened['kind'], about: string | null = null) => {
      waiting.current.push({ kind, itemId: about, at: performance.now() });
      void flush();
    },
    [flush],
  );

  useEffect(() => {
    if (!logs || !open) return;
    tell('opened');
    const change = () => tell(document.visibilityState === 'hidden' ? 'left' : 'back');
    document.addEventListener('visibilitychange', change);
    return () => document.removeEventListener('visibilitychange', change);
  }, [logs, open, tell]);

  useEffect(() => {
    if (logs && open && itemId !== null) tell('saw', itemId);
  }, [logs, open, itemId, tell]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return tell;
}
