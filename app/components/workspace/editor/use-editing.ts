'use client';

import { useCallback, useRef, useState } from 'react';
import type { EditorHandle } from './code-editor';
import { type SourceDraft, useSourceDraft, type Version } from './use-source-draft';

/** What the editor opens with, and the version of the draft that it is; null when it is none. */
export interface Opening {
  source: string;
  version: Version;
}

export interface Editing {
  draft: SourceDraft;
  handle: EditorHandle | null;
  /** What is in the editor now. */
  source: string;
  /** What gave way to what is in the editor, until the next change: the student's own text, or the other of two. */
  gaveWay: { whose: 'mine' | 'other' } | null;
  onChange(text: string): void;
  onReady(handle: EditorHandle | null): void;
  /** The one way to put other text into the editor, so that it can always be taken back. */
  replace(text: string): void;
  takeBack(): void;
  keepMine(): void;
  takeOther(): void;
}

/** The text of the editor: where it came from, that it is kept, and that nothing of it is lost. */
export function useEditing(userId: string, draftKey: string, opening: Opening): Editing {
  const draft = useSourceDraft(userId, draftKey, opening.version);
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [source, setSource] = useState(opening.source);
  const [gaveWay, setGaveWay] = useState<{ text: string; whose: 'mine' | 'other' } | null>(null);
  const { keep, recover, settle, other } = draft;
  const first = useRef(opening.source);

  const onChange = useCallback(
    (text: string) => {
      setSource(text);
      setGaveWay(null);
      keep(text);
    },
    [keep],
  );

  const onReady = useCallback(
    (ready: EditorHandle | null) => {
      setHandle(ready);
      const unsaved = ready && recover(first.current);
      if (unsaved !== null) ready?.replace(unsaved);
    },
    [recover],
  );

  function replace(text: string) {
    if (!handle) return;
    const before = handle.read();
    if (before === text) return;
    handle.replace(text);
    setGaveWay({ text: before, whose: 'mine' });
  }

  function keepMine() {
    if (!handle || !other) return;
    const mine = handle.read();
    settle();
    // The other passes through the editor, so that undo finds it.
    handle.replace(other.content);
    handle.replace(mine);
    setGaveWay({ text: other.content, whose: 'other' });
  }

  function takeOther() {
    if (!other) return;
    settle();
    replace(other.content);
  }

  return {
    draft,
    handle,
    source,
    gaveWay,
    onChange,
    onReady,
    replace,
    takeBack: () => gaveWay && handle?.replace(gaveWay.text),
    keepMine,
    takeOther,
  };
}
