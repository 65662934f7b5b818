'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MarkedInRun, RunSummary, TakenHints } from '@/app/api/answers/attempts';
import { ApiError, receive } from '@/app/client/api';
import { useDraft } from '@/app/client/use-draft';
import { useRefusal } from '@/app/client/use-refusal';
import { toAnswer, toFilled } from '@/app/components/item/views';
import type { PlayedAttempt, PlayedItem } from '@/app/server/attempts';
import { useTold } from './use-told';

/** A question of the run with what stands in its field. */
interface PlayingItem extends Omit<PlayedItem, 'saved'> {
  filled: unknown;
}

const begin = ({ saved, ...played }: PlayedItem): PlayingItem => ({
  ...played,
  filled: toFilled(played.item, saved),
});

/** Another window went on with the run, or its time is over: what is shown here is behind. */
const BEHIND = ['already-answered', 'attempt-finished', 'time-over', 'closed'];

/** The run as the player sees it: which question is shown, what is filled in, what was said. */
export function usePlayer(initial: PlayedAttempt) {
  const [items, setItems] = useState(() => initial.items.map(begin));
  const [summary, setSummary] = useState({
    points: initial.points,
    maxPoints: initial.maxPoints,
    finished: initial.finished,
  });
  const firstOpen = initial.items.findIndex((played) => !played.answered);
  const [index, setIndex] = useState(Math.max(0, firstOpen));
  const [atSummary, setAtSummary] = useState(initial.finished);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const keepDraft = useDraft();
  const explain = useRefusal();
  const router = useRouter();
  const here = usePathname();
  const shownAt = useRef(0);
  const current = items[index] as PlayingItem;
  const tell = useTold(initial.id, initial.logs, !summary.finished, atSummary ? null : current.item.id);

  // What was answered stands as the server has it; what is only filled in stays.
  const [taken, setTaken] = useState(initial);
  if (taken !== initial) {
    setTaken(initial);
    setItems((before) =>
      initial.items.map((fresh, i) => {
        const played = before[i];
        return played && !fresh.feedback && !initial.finished ? { ...played, hints: fresh.hints } : begin(fresh);
      }),
    );
    setSummary({ points: initial.points, maxPoints: initial.maxPoints, finished: initial.finished });
    // Whoever has just answered the last question reads first what was said about it.
    if (initial.finished && !summary.finished) setAtSummary(true);
  }

  useEffect(() => {
    shownAt.current = performance.now();
  }, [index]);

  const catchUp = useCallback(() => {
    // Without its name in the address, a finished run would give way to the page that begins one.
    router.replace(`${here}?attempt=${initial.id}`, { scroll: false });
    router.refresh();
  }, [router, here, initial.id]);

  const change = (at: number, change: Partial<PlayingItem>) =>
    setItems((before) => before.map((played, i) => (i === at ? { ...played, ...change } : played)));

  function refuse(error: unknown) {
    setRefused(explain(error));
    if (error instanceof ApiError && BEHIND.includes(error.reason)) catchUp();
  }

  function fill(filled: unknown, certainty = current.certainty) {
    if (current.feedback || summary.finished) return;
    change(index, { filled, certainty, changed: true });
    keepDraft(
      `item:${initial.id}:${current.item.id}`,
      JSON.stringify({ ...toAnswer(current.item, filled), certainty }),
    );
  }

  async function check() {
    const answer = toAnswer(current.item, current.filled);
    if (!answer || current.feedback || pending) return;
    if (!current.changed) return goOn();
    setPending(true);
    setRefused(null);
    try {
      const marked = await receive(MarkedInRun, 'POST', `/api/attempts/${initial.id}/answers`, {
        itemId: current.item.id,
        answer,
        certainty: current.certainty,
        elapsedMs: Math.min(86_400_000, Math.round(performance.now() - shownAt.current)),
      });
      change(index, { feedback: marked.feedback, answered: true, changed: false });
      const { points, maxPoints, finishedAt } = marked.attempt;
      setSummary({ points, maxPoints, finished: finishedAt !== null });
      // What the quiz counts by now comes with the page.
      if (finishedAt !== null) catchUp();
      if (!marked.feedback) goOn();
    } catch (error) {
      refuse(error);
    }
    setPending(false);
  }

  async function takeHint() {
    try {
      const { hints } = await receive(TakenHints, 'POST', `/api/attempts/${initial.id}/hints`, {
        itemId: current.item.id,
      });
      change(index, { hints });
      setRefused(null);
    } catch (error) {
      refuse(error);
    }
  }

  function flag() {
    if (summary.finished) return;
    tell(current.flagged ? 'unflagged' : 'flagged', current.item.id);
    change(index, { flagged: !current.flagged });
  }

  async function finish() {
    setPending(true);
    try {
      const { points, maxPoints } = await receive(RunSummary, 'POST', `/api/attempts/${initial.id}/finish`);
      setSummary({ points, maxPoints, finished: true });
      setRefused(null);
      // What is told at the end comes with the page.
      catchUp();
    } catch (error) {
      refuse(error);
    }
    setPending(false);
  }

  function show(next: number) {
    if (next < 0 || next >= items.length) return;
    setIndex(next);
    setAtSummary(false);
    setRefused(null);
  }

  /** After an answer: the next open question, or the summary when there is none. */
  function goOn() {
    const isOpen = (played: PlayingItem, i: number) => i !== index && !played.answered && !summary.finished;
    const later = items.findIndex((played, i) => i > index && isOpen(played, i));
    const open = later >= 0 ? later : items.findIndex(isOpen);
    if (open >= 0) show(open);
    else setAtSummary(true);
  }

  return {
    items,
    summary,
    index,
    current,
    atSummary,
    pending,
    refused,
    fill,
    check,
    takeHint,
    flag,
    finish,
    show,
    goOn,
    showSummary: () => setAtSummary(true),
    endOfTime: catchUp,
  };
}

export type Player = ReturnType<typeof usePlayer>;
