'use client';

import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';

export const PANES = ['statement', 'editor', 'results'] as const;
export type Pane = (typeof PANES)[number];

const Layout = z.object({
  /** Shares of the width; what is closed keeps its share for when it opens. */
  width: z.record(z.enum(PANES), z.number()),
  open: z.record(z.enum(PANES), z.boolean()),
});
type Layout = z.infer<typeof Layout>;

const FIRST: Layout = {
  width: { statement: 30, editor: 40, results: 30 },
  open: { statement: true, editor: true, results: true },
};
const KEY = 'workspace-panes';

function restore(): Layout {
  try {
    const stored = Layout.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null')).data;
    return stored && PANES.some((pane) => stored.open[pane]) ? stored : FIRST;
  } catch {
    return FIRST;
  }
}

/**
 * Which panes are open and how wide, remembered in this browser. `front` is the one that a narrow screen shows.
 */
export function usePanes() {
  const [layout, setLayout] = useState(FIRST);
  const [front, setFront] = useState<Pane>('statement');

  // After the first drawing, so that it is the same as the server's.
  useEffect(() => setLayout(restore()), []);

  const change = useCallback((next: (before: Layout) => Layout) => {
    setLayout((before) => {
      const after = next(before);
      try {
        localStorage.setItem(KEY, JSON.stringify(after));
      } catch {
        // Without storage the panes are as they were at the next visit.
      }
      return after;
    });
  }, []);

  const show = useCallback(
    (pane: Pane) => {
      setFront(pane);
      change((before) => ({ ...before, open: { ...before.open, [pane]: true } }));
    },
    [change],
  );

  /** The last open pane stays. */
  const toggle = useCallback(
    (pane: Pane) =>
      change((before) => {
        const open = { ...before.open, [pane]: !before.open[pane] };
        return PANES.some((one) => open[one]) ? { ...before, open } : before;
      }),
    [change],
  );

  /** Moves the rule between two panes: `left` takes this share, in percent, of what both have. */
  const split = useCallback(
    (left: Pane, right: Pane, share: number) =>
      change((before) => {
        const both = before.width[left] + before.width[right];
        const width = { ...before.width, [left]: (both * share) / 100, [right]: (both * (100 - share)) / 100 };
        return { ...before, width };
      }),
    [change],
  );

  return { ...layout, front, setFront, show, toggle, split };
}
