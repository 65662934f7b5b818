import type { ItemKind } from '../items/item';

/** A question in one language, as other systems know it: what all formats are read to and written from. Texts are Markdown. */
export interface Question {
  /** Where it begins in the file that it came from, from 1. */
  line: number;
  name: string;
  /** Its chapter, in other systems its category. */
  category: string | null;
  stem: string;
  explanation: string | null;
  points: number;
  hints: string[];
  /** Concepts, and what else other systems say in tags. */
  tags: string[];
  body: Body;
}

/** A share of the points, and what is said to whoever answered so. */
interface Answer {
  credit: number;
  feedback: string | null;
}

export interface ChoiceOption {
  text: string;
  /** A share of the points: right ones above 0, wrong ones 0 or below. */
  weight: number;
  correct: boolean;
  feedback: string | null;
}

export interface NumericAnswer extends Answer {
  /** As it is written, or both ends of a range. */
  value: string | { from: string; to: string };
  tolerance: { absolute: number } | { relative: number } | null;
}

export type Body =
  | { kind: 'choice'; several: boolean; weighted: boolean; options: ChoiceOption[] }
  | { kind: 'true-false'; answer: boolean; right: string | null; wrong: string | null }
  | { kind: 'numeric'; answers: NumericAnswer[]; unit: Unit | null; wrong: string | null }
  | {
      kind: 'short-text';
      answers: TextAnswer[];
      caseSensitive: boolean;
      accentSensitive: boolean;
      wrong: string | null;
    }
  | {
      kind: 'ordering';
      entries: string[];
      credit: 'all-or-nothing' | 'adjacent-pairs' | 'longest-run';
      right: string | null;
      wrong: string | null;
    }
  | { kind: 'matching'; pairs: Pair[]; distractors: string[]; credit: 'by-pair' | 'all-or-nothing' }
  | { kind: 'cloze'; text: string; gaps: Gap[] }
  | Undecided;

/** What belongs to a prompt, and what is said of it. */
export interface Pair {
  prompt: string;
  match: string;
  feedback: string | null;
}

/** The bodies that a gap in a text may have. */
export type GapBody = Extract<Body, { kind: 'choice' | 'numeric' | 'short-text' }>;

/** One gap; the text has `[[id]]` where it is. */
export interface Gap {
  id: string;
  weight: number;
  body: GapBody;
}

export interface Unit {
  symbol: string;
  accepted: Record<string, number>;
}

export interface TextAnswer extends Answer {
  text: string;
  /** Stars stand for anything. */
  wildcard: boolean;
}

/** What is no item of ours, or cannot be one before somebody says what is meant. */
export interface Undecided {
  kind: 'undecided';
  /** A sentence. */
  why: string;
  /** All that the file says of it, so that nothing is lost. */
  original: string;
  /** Options or the like that were read. */
  options: string[];
}

/** Something that was not kept, or was made up: a line of the report. */
export interface Note {
  line: number;
  /** The question; null where it concerns the whole file. */
  name: string | null;
  what: string;
  why: string;
  /** Somebody has to decide before the checker is content. */
  decide?: true;
}

export interface ReadFile {
  questions: Question[];
  notes: Note[];
}

/** What a format cannot say of an item: a field of it, in words that the reader of a report knows. */
export interface Loss {
  item: string;
  kind: ItemKind;
  field: string;
  why: string;
}

/** What a share is written as: 1/3 is 0.333333. */
export const roundShare = (share: number) => Number(share.toFixed(7));
