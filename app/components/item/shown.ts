// What the browser gets of an item and of its marking: texts as HTML in the reader's language, points in thousandths.

export interface ShownItem {
  id: string;
  kind: 'single-choice' | 'multiple-choice' | 'true-false' | 'numeric';
  stem: string;
  maxPoints: number;
  /** Empty for kinds without options. */
  options: { id: string; html: string }[];
  unit: string | null;
  /** What each hint costs, in thousandths. */
  hintCosts: number[];
}

export interface ShownFeedback {
  correct: boolean;
  points: number;
  maxPoints: number;
  message: string | null;
  explanation: string;
  options: { id: string; chosen: boolean; correct: boolean; html: string }[];
}

/** An answer as the routes take it, and as a draft keeps it. */
export type GivenAnswer = { choice: string } | { choices: string[] } | { text: string };

/** What is filled in so far: option ids, or typed text. */
export interface Filled {
  chosen: string[];
  text: string;
}

export const NOTHING: Filled = { chosen: [], text: '' };

export function toAnswer(item: ShownItem, filled: Filled): GivenAnswer | null {
  if (item.kind === 'numeric') return filled.text.trim() ? { text: filled.text.trim() } : null;
  const [first] = filled.chosen;
  if (item.kind === 'multiple-choice') return first === undefined ? null : { choices: filled.chosen };
  return first === undefined ? null : { choice: first };
}

/** The reverse, for what was saved; anything else counts as nothing. */
export function toFilled(answer: unknown): Filled {
  if (typeof answer !== 'object' || answer === null) return NOTHING;
  if ('choice' in answer && typeof answer.choice === 'string') return { chosen: [answer.choice], text: '' };
  if ('choices' in answer && Array.isArray(answer.choices)) return { chosen: answer.choices.map(String), text: '' };
  if ('text' in answer && typeof answer.text === 'string') return { chosen: [], text: answer.text };
  return NOTHING;
}

/** Chooses an option as a click on it would. */
export function choose(item: ShownItem, filled: Filled, optionId: string): Filled {
  if (item.kind !== 'multiple-choice') return { ...filled, chosen: [optionId] };
  const chosen = filled.chosen.includes(optionId)
    ? filled.chosen.filter((id) => id !== optionId)
    : [...filled.chosen, optionId];
  return { ...filled, chosen };
}
