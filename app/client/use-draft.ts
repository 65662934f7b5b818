'use client';

import { useCallback, useEffect, useRef } from 'react';

const WAIT_MS = 400;

/**
 * Keeps what somebody is typing: a moment after each change, and at once when the page goes away. A draft that could not
 * be kept is tried again with the next change; nothing is lost in the page itself.
 */
export function useDraft(): (key: string, content: string) => void {
  const waiting = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    for (const [key, content] of waiting.current) {
      waiting.current.delete(key);
      void fetch('/api/drafts', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key, content }),
        // Lets the request outlive the page; browsers allow it for short bodies only.
        keepalive: content.length < 20_000,
      }).catch(() => {
        if (!waiting.current.has(key)) waiting.current.set(key, content);
      });
    }
  }, []);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return useCallback(
    (key, content) => {
      waiting.current.set(key, content);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, WAIT_MS);
    },
    [flush],
  );
}
