'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '@/app/client/api';

const WAIT_MS = 600;
const RETRY_MS = 5_000;

export type DraftState = 'kept' | 'keeping' | 'here-only';

interface Unkept {
  content: string;
  at: number;
}

const storageKey = (userId: string, key: string) => `draft:${userId}:${key}`;

/** What this browser holds and the server had not yet confirmed when the page was left. */
export function findUnkept(userId: string, key: string): Unkept | null {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(userId, key)) ?? 'null') as Partial<Unkept> | null;
    return typeof stored?.content === 'string' && typeof stored.at === 'number' ? (stored as Unkept) : null;
  } catch {
    return null;
  }
}

function remember(userId: string, key: string, unkept: Unkept | null): void {
  try {
    if (unkept) localStorage.setItem(storageKey(userId, key), JSON.stringify(unkept));
    else localStorage.removeItem(storageKey(userId, key));
  } catch {
    // A browser that stores nothing still has the server.
  }
}

/**
 * Keeps a source that is being written: in this browser with each change, on the server with each pause. The browser's
 * copy goes once the server has confirmed the same text.
 */
export function useSourceDraft(userId: string, key: string): { state: DraftState; keep: (content: string) => void } {
  const [state, setState] = useState<DraftState>('kept');
  const latest = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const content = latest.current;
    if (content === null) return;
    try {
      await send('PUT', '/api/drafts', { key, content });
      if (latest.current !== content) return;
      latest.current = null;
      remember(userId, key, null);
      setState('kept');
    } catch {
      setState('here-only');
      timer.current = setTimeout(save, RETRY_MS);
    }
  }, [userId, key]);

  useEffect(() => {
    const leave = () => void save();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void save();
    };
  }, [save]);

  const keep = useCallback(
    (content: string) => {
      latest.current = content;
      remember(userId, key, { content, at: Date.now() });
      setState((before) => (before === 'here-only' ? before : 'keeping'));
      clearTimeout(timer.current);
      timer.current = setTimeout(save, WAIT_MS);
    },
    [userId, key, save],
  );
  return { state, keep };
}
