import type { Root } from 'mdast';
import type { Challenge } from '../authoring/challenge';
import type { Question } from '../items/variants';
import type { Text, Words } from '../text';
import type { Calibration } from './calibration';
import type { Finding } from './finding';
import type { Concept, Plot, Term } from './formats';
import type { Policy } from './policy';

// The whole of a course, keys and references included: for the server and staff. Students get `projections.ts`.

export interface Lesson {
  title: string;
  /** What it finds out, as a question; null where the author asks none. */
  question: string | null;
  objectives: string[];
  body: Root;
  /** What it was translated from has changed since. */
  stale: boolean;
}

export interface Quiz {
  /** One of a kind in the course; the chapter's, where the chapter declares no quizzes of its own. */
  id: string;
  chapterId: string;
  title: Text;
  /** What a run asks, in order: so many of these, which have the same points. */
  parts: { choose: number; of: Question[] }[];
  /** All that a run may ask. */
  items: Question[];
  policy: Policy;
}

/** A question inside a lesson, known by its item's id. It may be answered again and again. */
export interface Checkpoint {
  id: string;
  item: Question;
}

export interface Chapter {
  id: string;
  sectionId: string;
  title: Text;
  /** By language, as the lesson. */
  objectives: Record<string, string[]>;
  concepts: string[];
  lesson: Record<string, Lesson>;
  /** Every item of quiz.yaml, in its order. */
  items: Question[];
  /** Those that quiz.yaml declares; where it declares none, one of the items that the lesson does not show, if there are any. */
  quizzes: Quiz[];
  /** What the lesson asks, in its order. */
  checkpoints: Checkpoint[];
  challengeIds: string[];
  plots: Map<string, Plot>;
  contentHash: string;
}

export interface Section {
  id: string;
  title: Text;
  chapters: Chapter[];
}

export interface Project {
  id: string;
  title: Text;
  brief: Text;
  /** Challenge ids, in order. */
  stages: string[];
}

/** A part of a course that is missing or broken, and cannot be served until it is mended. The rest of the course is. */
export interface Unavailable {
  kind: 'chapter' | 'challenge' | 'project';
  id: string;
  /** Where it belongs, as far as that is known. */
  sectionId: string | null;
  chapterId: string | null;
}

/** A text that stands in a file of each language. */
export interface Translated {
  body: Root;
  /** What it was translated from has changed since. */
  stale: boolean;
}

/** A solution that comes with a challenge to prove it. */
export interface Solution {
  name: string;
  source: string;
}

/** One that must miss something: plausibly wrong, or dishonest. */
export interface ProofFile extends Solution {
  /** Criteria that it must not reach. */
  fails: string[];
  /** Criteria that it reaches on public seeds, by dealing their data again, and must not reach on secret ones. */
  reaches: string[];
  /** How its run must end, where that is not `completed`. */
  outcome: string | null;
  /** What the mistake teaches. */
  teaches: string;
}

export interface CatalogChallenge {
  id: string;
  chapterId: string;
  definition: Challenge;
  /** The compiled challenge.ts, for workers to import. */
  modulePath: string;
  folder: string;
  contentHash: string;
  /** By language. */
  statement: Record<string, Translated>;
  /** Staged hints by language, first to last. */
  hints: Record<string, Root[]>;
  starter: string;
  /** `also` are other honest solutions, that must pass like the reference. */
  files: { reference: string; also: Solution[]; wrong: ProofFile[]; cheat: ProofFile[] };
  /** Of all files that measured values come from. */
  calibrationHash: string;
  /** What was measured of the solutions; null where nothing was, or of an older version. */
  calibration: Calibration | null;
}

export interface Course {
  id: string;
  /** Of all its texts; the first is what readers get whose language is not among them. */
  languages: string[];
  title: Text;
  description: Text | null;
  authors: string[];
  licence: string;
  concepts: Concept[];
  /** What its words and signs mean, in the order of glossary.yaml. */
  glossary: Term[];
  /** Groups of words that mean the same, besides the names of concepts. */
  words: Words[];
  sections: Section[];
  projects: Project[];
  challenges: Map<string, CatalogChallenge>;
  unavailable: Unavailable[];
  contentHash: string;
}

export interface Catalog {
  courses: Map<string, Course>;
  /** What is wrong or stale on disk; in development the last good content is served meanwhile. */
  findings: Finding[];
}
