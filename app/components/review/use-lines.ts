'use client';

import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { Lines } from '@/lib/review/threads';

/** Chooses lines by their numbers: a click or Enter opens what there is to write, Shift reaches further. */
export function useLines(count: number) {
  const [anchor, setAnchor] = useState(1);
  const [at, setAt] = useState(1);
  const [open, setOpen] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const lines: Lines = { first: Math.min(anchor, at), last: Math.max(anchor, at) };

  const focus = (line: number) => body.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();

  function onKeyDown(event: KeyboardEvent, line: number) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -count, End: count }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(count, Math.max(1, line + step));
    if (!event.shiftKey) setAnchor(next);
    setAt(next);
    focus(next);
  }

  function onClick(event: MouseEvent, line: number) {
    // Enter on a line within the chosen range keeps the range.
    const byKey = event.detail === 0;
    if (event.shiftKey && !byKey) setAt(line);
    else if (!(byKey && line >= lines.first && line <= lines.last)) {
      setAnchor(line);
      setAt(line);
    }
    setOpen(true);
  }

  function close() {
    setOpen(false);
    setAnchor(at);
    focus(at);
  }
  return { lines, at, open, body, onKeyDown, onClick, close };
}
