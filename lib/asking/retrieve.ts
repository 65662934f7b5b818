import type { Passage } from './passages';
import { type Alternative, type Sought, understand } from './question';
import type { SearchIndex } from './search-index';
import { fold } from './words';

export interface Retrieved {
  passage: Passage;
  score: number;
  /** What share of the question's words, weighed by how rare they are, the passage says. */
  coverage: number;
}

export type Page = Pick<Passage, 'chapterId' | 'challengeId'>;

export interface RetrieveOptions {
  /** Where somebody asks; the passages of this page come sooner. */
  at?: Page;
  /** Whether a passage may be read by who asks. */
  mayRead?: (passage: Passage) => boolean;
  limit?: number;
}

/** How much a word counts that only stands in a neighbouring passage. */
const NEARBY = 0.25;
/** How much a passage is preferred that is on the page where somebody asks, or in its chapter. */
const HERE = 1.5;
const CHAPTER = 1.25;
/** How much the statement of a challenge is preferred where the question speaks of one. */
const TASK = 1.4;
const TASK_WORDS = /\b(challenges?|exercises?|task|defis?|exercices?)\b/;
/** What a note says is what the paragraphs around it lead to. */
const NOTE = 1.25;
/** Below this coverage of the best passages, the course does not answer. */
const ENOUGH = 0.46;
const BEST = 3;

/** What the course says to a question, best first, and whether that is enough to call it an answer. */
export function retrieve(index: SearchIndex, question: string, options: RetrieveOptions = {}) {
  const { at, mayRead = () => true, limit = 10 } = options;
  const sought = understand(index, question);
  const aboutTask = TASK_WORDS.test(fold(question));
  const all = sought.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Map<string, Said>();
  for (const word of sought) {
    for (const [id, { score, has }] of saidOf(index, word)) {
      const before = found.get(id) ?? { score: 0, has: 0 };
      found.set(id, { score: before.score + score, has: before.has + word.weight * has });
    }
  }
  const passages = [...found]
    .map(([id, { score, has }]): Retrieved => {
      const passage = index.passages.get(id) as Passage;
      const coverage = has / all;
      const wanted = aboutTask && passage.challengeId !== null ? TASK : 1;
      const preferred = nearness(passage, at) * wanted * (passage.isNote ? NOTE : 1);
      return { passage, coverage, score: score * coverage * preferred };
    })
    .filter(({ passage }) => mayRead(passage))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
  return { passages, inCourse: passages.slice(0, BEST).some(({ coverage }) => coverage >= ENOUGH) };
}

function nearness({ chapterId, challengeId }: Passage, at: Page | undefined): number {
  if (chapterId !== at?.chapterId) return 1;
  return challengeId === at.challengeId ? HERE : CHAPTER;
}

interface Said {
  score: number;
  /** From 0 to 1. */
  has: number;
}

/** Which passages say a word, or what stands for it. Of several alternatives the one counts that says most. */
function saidOf(index: SearchIndex, { alternatives }: Sought): Map<string, Said> {
  const best = new Map<string, Said>();
  for (const alternative of alternatives) {
    for (const [id, { score, has }] of together(index, alternative)) {
      const before = best.get(id) ?? { score: 0, has: 0 };
      best.set(id, { score: Math.max(before.score, score), has: Math.max(before.has, has) });
    }
  }
  return best;
}

/** The passages that say every stem of an alternative. */
function together(index: SearchIndex, { stems, sure }: Alternative): Map<string, Said> {
  let said: Map<string, Said> | null = null;
  for (const stem of stems) {
    const next = new Map<string, Said>();
    for (const { id, score, inside } of index.find(stem)) {
      const before: Said | undefined = said === null ? { score: 0, has: 1 } : said.get(id);
      if (!before) continue;
      const has = Math.min(before.has, inside ? sure : sure * NEARBY);
      next.set(id, { score: before.score + (sure * score) / stems.length, has });
    }
    said = next;
  }
  return said ?? new Map();
}
