'use client';

import { unifiedMergeView } from '@codemirror/merge';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeBasics, readOnly } from './editor-setup';

/** Two sources side by side, under the names that the page gives them. */
export interface Comparison {
  before: { title: string; source: string };
  after: { title: string; source: string };
}

interface DifferenceProps {
  before: string;
  after: string;
  label: string;
  locale: string;
}

/** One source with what changed against another: gone lines stand above those that replaced them. */
export default function Difference({ before, after, label, locale }: DifferenceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const view = new EditorView({
      parent,
      doc: after,
      extensions: [
        codeBasics(locale, { 'aria-label': label, tabindex: '0' }),
        readOnly,
        unifiedMergeView({
          original: before,
          mergeControls: false,
          highlightChanges: true,
          collapseUnchanged: { margin: 3, minSize: 6 },
        }),
      ],
    });
    return () => view.destroy();
  }, [before, after, label, locale]);
  return <div ref={place} className="h-full min-h-0" />;
}
