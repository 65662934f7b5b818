import type { SavedComment } from '@/lib/review/saved';

/** A slash and some letters before the caret, at the beginning of a word. */
const TYPED = /(?:^|\s)\/([\p{L}\p{N}-]*)$/u;
const MOST_OFFERED = 8;

export interface Completion {
  /** Where the slash stands. */
  from: number;
  to: number;
  offered: SavedComment[];
}

/** The saved comments that what stands before the caret may mean: by how their names begin, then by what is in them. */
export function completionAt(text: string, caret: number, saved: readonly SavedComment[]): Completion | null {
  const typed = TYPED.exec(text.slice(0, caret))?.[1]?.toLowerCase();
  if (typed === undefined) return null;
  const begins = saved.filter(({ name }) => name.startsWith(typed));
  const contains = saved.filter(({ name }) => !name.startsWith(typed) && name.includes(typed));
  const offered = [...begins, ...contains].slice(0, MOST_OFFERED);
  return offered.length === 0 ? null : { from: caret - typed.length - 1, to: caret, offered };
}

/** The text with a saved comment in place of what was typed, and where the caret stands then. */
export function insertSaved(text: string, { from, to }: Completion, { body }: SavedComment) {
  return { text: text.slice(0, from) + body + text.slice(to), caret: from + body.length };
}
