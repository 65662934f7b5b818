import { type Place, type Report, report } from './finding';
import type { Concept } from './formats';

/** Something that must exist elsewhere in the course; checked when all of it is read. */
export interface Link {
  kind: 'concept' | 'misconception' | 'lesson' | 'challenge' | 'term';
  id: string;
  place: Place;
  key: string;
  to: Report;
  /** The id of the chapter whose lesson leads there. */
  from?: string;
  /** Of that lesson. */
  language?: string;
}

interface Known {
  /** Null when concepts.yaml could not be read: one finding is enough then. */
  concepts: Concept[] | null;
  /** Null when glossary.yaml could not be read. */
  terms: Set<string> | null;
  chapterIds: Set<string>;
  challengeIds: Set<string>;
}

export const PLACES = {
  concept: 'an id of concepts.yaml',
  misconception: 'the id of a misconception of concepts.yaml',
  lesson: "a chapter's id",
  term: 'an id of glossary.yaml',
  challenge: "a challenge's id",
};

export function checkLinks(links: Link[], { concepts, terms, chapterIds, challengeIds }: Known): void {
  const ids: Record<Link['kind'], Set<string> | null> = {
    concept: concepts && new Set(concepts.map(({ id }) => id)),
    misconception: concepts && new Set(concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id))),
    lesson: chapterIds,
    term: terms,
    challenge: challengeIds,
  };
  for (const { kind, id, place, key, to } of links) {
    if (ids[kind]?.has(id) ?? true) continue;
    const expected = PLACES[kind];
    report(to, { place, key, expected, message: `There is no ${kind} "${id}"; expected ${expected}.` });
  }
}
