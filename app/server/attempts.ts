import { isDeepStrictEqual } from 'node:util';
import type { ShownFeedback, ShownItem } from '@/app/components/item/shown';
import { renderBeginning, renderText } from '@/app/components/markdown/text';
import type { AttemptForStudent, AttemptItem } from '@/lib/attempts/view';
import { creditSteps, type Policy } from '@/lib/catalog/policy';
import type { Locale } from '@/lib/text';
import { showItem, showTold } from './items';

export interface PlayedItem {
  item: ShownItem;
  /** The beginning of the stem, without markup. */
  beginning: string;
  answered: boolean;
  /** What stands in the field has not been handed in. */
  changed: boolean;
  /** What stands in the field: what was typed last, or the answer. */
  saved: unknown;
  certainty: 1 | 2 | 3 | null;
  feedback: ShownFeedback | null;
  /** Those that were taken. */
  hints: string[];
  /** Marked, to come back to it. */
  flagged: boolean;
}

export interface PlayedAttempt {
  id: string;
  /** When it is told what became of the answers, and from when on (UTC milliseconds) where somebody has to release it. */
  tells: Policy['results'];
  releasesAt: number | null;
  /** Whether what happens on its pages is kept. */
  logs: boolean;
  /** Null: not told yet. */
  points: number | null;
  maxPoints: number;
  finished: boolean;
  /** Milliseconds until its time is over; null where it has no end. */
  leftMs: number | null;
  /** What an answer counts that is given late, now, and for how long yet; null while answers count in full. */
  late: { credit: number; until: number } | null;
  /** Milliseconds until answers count less; null where they never will. */
  lessInMs: number | null;
  items: PlayedItem[];
}

async function showOne({ item, response, draft, hints, flagged }: AttemptItem, locale: Locale): Promise<PlayedItem> {
  return {
    item: await showItem(item, locale),
    beginning: await renderBeginning(item.stem, locale),
    answered: response !== null,
    changed: response === null || (draft !== null && !isDeepStrictEqual(draft.answer, response.answer)),
    // What was typed after an answer was given is not handed in yet, and still there.
    saved: (draft ?? response)?.answer ?? null,
    certainty: (draft ?? response)?.certainty ?? null,
    feedback: response && (await showTold(response, locale)),
    hints: await Promise.all(hints.map((hint) => renderText(hint.text, locale))),
    flagged,
  };
}

/** What answers of an open run count now, where that is less than all, and when it becomes less. */
function lateness({ policy, fullUntil, finishedAt }: AttemptForStudent, now: number) {
  const none = { late: null, lessInMs: null };
  if (finishedAt !== null || policy.late.length === 0) return none;
  const step = creditSteps(policy, fullUntil).find(({ until }) => until === null || now < until);
  if (!step || step.until === null) return none;
  const { credit, until } = step;
  return { late: credit < 1 ? { credit, until } : null, lessInMs: until - now };
}

export async function showAttempt(attempt: AttemptForStudent, locale: Locale, now: number): Promise<PlayedAttempt> {
  return {
    id: attempt.attemptId,
    tells: attempt.policy.results,
    releasesAt: attempt.releasesAt,
    logs: attempt.policy.log,
    points: attempt.points,
    maxPoints: attempt.maxPoints,
    finished: attempt.finishedAt !== null,
    leftMs: attempt.endsAt === null ? null : Math.max(0, attempt.endsAt - now),
    ...lateness(attempt, now),
    items: await Promise.all(attempt.items.map((item) => showOne(item, locale))),
  };
}
