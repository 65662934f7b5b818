'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { KeptDraft, SavedDraft } from '@/app/api/answers/drafts';
import { ApiError, receive } from '@/app/client/api';
import { findUnsaved, forget, placeFor, remember, type Unsaved } from './unsaved';

const WAIT_MS = 600;
const RETRY_MS = 5_000;

export type DraftState = 'kept' | 'keeping' | 'here-only' | 'two';

/** The server's version of the draft; null for none. */
export type Version = number | null;

/** Another text of the same draft, which nobody has decided about. */
export interface OtherText {
  content: string;
  at: number;
  /** Saved by another page or device, or left in this browser by an earlier visit. */
  from: 'server' | 'browser';
}

export interface SourceDraft {
  state: DraftState;
  /** While there is one, what is written is kept in this browser only. */
  other: OtherText | null;
  keep(content: string): void;
  /** Looks at what this browser holds; returns what the editor should go on with in place of `opening`. */
  recover(opening: string): string | null;
  /** The other text has been seen, and one of the two chosen; what is kept next takes the place of both. */
  settle(): void;
}

interface OpenOther extends OtherText {
  /** Becomes the version that is gone on from. */
  version?: Version;
  place?: string;
}

/**
 * Keeps a source that is being written: in this browser with each change, on the server with each pause. The browser's
 * copy goes once the server has confirmed the same text. Where the server holds a text that this page has not seen,
 * nothing is overwritten: both are there until one is chosen.
 */
export function useSourceDraft(userId: string, key: string, opened: Version): SourceDraft {
  const [state, setState] = useState<DraftState>('kept');
  const [others, setOthers] = useState<OpenOther[]>([]);
  const undecided = useRef<OpenOther[]>([]);
  const place = useRef('');
  const version = useRef(opened);
  const latest = useRef<string | null>(null);
  const sent = useRef<string | null>(null);
  const sending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const decide = useCallback((open: OpenOther[]) => {
    undecided.current = open;
    setOthers(open);
    if (open.length > 0) setState('two');
  }, []);

  const hold = useCallback((content: string) => {
    remember(place.current, { content, at: Date.now(), basedOn: version.current, sent: sent.current });
  }, []);

  /** Sends the latest text once. True when there is nothing left to send. */
  const sendLatest = useCallback(async (): Promise<boolean> => {
    const content = latest.current;
    if (content === null || undecided.current.length > 0) return true;
    const before = sent.current;
    sent.current = content;
    hold(content);
    try {
      const answer = await receive(SavedDraft, 'PUT', '/api/drafts', {
        key,
        content,
        basedOn: version.current,
      });
      version.current = answer.updatedAt;
    } catch (error) {
      if (!(error instanceof ApiError && error.reason === 'draft-changed')) throw error;
      const query = new URLSearchParams({ key });
      const kept = await receive(KeptDraft, 'GET', `/api/drafts?${query}`);
      // Our own text, whose confirmation never came, is no other.
      if (kept && kept.content !== before) {
        decide([{ content: kept.content, at: kept.updatedAt, from: 'server', version: kept.updatedAt }]);
        return true;
      }
      version.current = kept?.updatedAt ?? null;
      return false;
    }
    if (latest.current !== content) return false;
    latest.current = null;
    forget(place.current);
    setState('kept');
    return true;
  }, [key, decide, hold]);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (sending.current) return;
    sending.current = true;
    try {
      while (!(await sendLatest())) setState('keeping');
    } catch {
      setState('here-only');
      timer.current = setTimeout(save, RETRY_MS);
    } finally {
      sending.current = false;
    }
  }, [sendLatest]);

  useEffect(() => {
    place.current = placeFor(userId, key);
    const leave = () => void save();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void save();
    };
  }, [userId, key, save]);

  const keep = useCallback(
    (content: string) => {
      latest.current = content;
      hold(content);
      if (undecided.current.length > 0) return;
      setState((before) => (before === 'here-only' ? before : 'keeping'));
      clearTimeout(timer.current);
      timer.current = setTimeout(save, WAIT_MS);
    },
    [save, hold],
  );

  const recover = useCallback(
    (opening: string): string | null => {
      let goOnWith: string | null = null;
      const open: OpenOther[] = [];
      for (const [left, unsaved] of findUnsaved(userId, key)) {
        const { content, at } = unsaved;
        const fits = goOnWith === null && goesOnFrom(unsaved, version.current, opening);
        if (fits) goOnWith = content;
        if (fits || content === opening) forget(left);
        else open.push({ content, at, from: 'browser', place: left });
      }
      decide(open);
      return goOnWith;
    },
    [userId, key, decide],
  );

  const settle = useCallback(() => {
    const [settled, ...rest] = undecided.current;
    if (!settled) return;
    if (settled.version !== undefined) version.current = settled.version;
    if (settled.place) forget(settled.place);
    decide(rest);
    if (rest.length > 0) return;
    setState(latest.current === null ? 'kept' : 'keeping');
    clearTimeout(timer.current);
    timer.current = setTimeout(save, WAIT_MS);
  }, [decide, save]);

  return { state, other: others[0] ?? null, keep, recover, settle };
}

function goesOnFrom(unsaved: Unsaved, version: Version, opening: string): boolean {
  return unsaved.content !== opening && (unsaved.basedOn === version || unsaved.sent === opening);
}
