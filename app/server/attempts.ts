import type { ShownFeedback, ShownItem } from '@/app/components/item/shown';
import { renderBeginning, renderText } from '@/app/components/markdown/text';
import type { AttemptForStudent, AttemptItem } from '@/lib/attempts/view';
import type { Locale } from '@/lib/text';
import { showFeedback, showItem } from './items';

export interface PlayedItem {
  item: ShownItem;
  /** The beginning of the stem, without markup. */
  beginning: string;
  /** The answer, or what stood in the field before there was one. */
  saved: unknown;
  certainty: 1 | 2 | 3 | null;
  feedback: ShownFeedback | null;
  /** Those that were taken. */
  hints: string[];
}

export interface PlayedAttempt {
  id: string;
  points: number;
  maxPoints: number;
  finished: boolean;
  /** Milliseconds until its time is over; null where it has no end. */
  leftMs: number | null;
  items: PlayedItem[];
}

/** A draft is what the player saved; one from elsewhere, or a broken one, counts as none. */
function readDraft(draft: string | null): Pick<PlayedItem, 'saved' | 'certainty'> {
  try {
    const saved: unknown = JSON.parse(draft ?? 'null');
    const certainty = typeof saved === 'object' && saved !== null && 'certainty' in saved ? saved.certainty : null;
    return {
      saved,
      certainty: certainty === 1 || certainty === 2 || certainty === 3 ? certainty : null,
    };
  } catch {
    return { saved: null, certainty: null };
  }
}

async function showOne({ item, response, draft, hints }: AttemptItem, locale: Locale): Promise<PlayedItem> {
  return {
    item: await showItem(item, locale),
    beginning: await renderBeginning(item.stem, locale),
    ...(response ? { saved: response.answer, certainty: response.certainty } : readDraft(draft)),
    feedback: response && (await showFeedback(response, locale)),
    hints: await Promise.all(hints.map((hint) => renderText(hint.text, locale))),
  };
}

export async function showAttempt(attempt: AttemptForStudent, locale: Locale, now: number): Promise<PlayedAttempt> {
  return {
    id: attempt.attemptId,
    points: attempt.points,
    maxPoints: attempt.maxPoints,
    finished: attempt.finishedAt !== null,
    leftMs: attempt.endsAt === null ? null : Math.max(0, attempt.endsAt - now),
    items: await Promise.all(attempt.items.map((item) => showOne(item, locale))),
  };
}
