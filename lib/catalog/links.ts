import { type Report, report } from './finding';
import type { Concept } from './formats';
import type { Link } from './read-chapter';
import type { Structured } from './structured';

interface Known {
  /** Null when concepts.yaml could not be read: one finding is enough then. */
  concepts: Concept[] | null;
  chapterIds: Set<string>;
  challengeIds: Set<string>;
}

const PLACES = {
  concept: 'an id of concepts.yaml',
  misconception: 'the id of a misconception of concepts.yaml',
  lesson: "a chapter's id",
  challenge: "a challenge's id",
};

export function checkLinks(links: Link[], { concepts, chapterIds, challengeIds }: Known): void {
  const ids: Record<Link['kind'], Set<string> | null> = {
    concept: concepts && new Set(concepts.map(({ id }) => id)),
    misconception: concepts && new Set(concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id))),
    lesson: chapterIds,
    challenge: challengeIds,
  };
  for (const { kind, id, place, key, to } of links) {
    if (ids[kind]?.has(id) ?? true) continue;
    const expected = PLACES[kind];
    report(to, { place, key, expected, message: `There is no ${kind} "${id}"; expected ${expected}.` });
  }
}

/** Ids occur once, prerequisites exist, and nothing comes before itself. */
export function checkConcepts(file: { concepts: Concept[]; read: Structured | null }, to: Report): void {
  const { concepts, read } = file;
  if (!read) return;
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const misconceptions = new Set<string>();
  const places = new Map<string, number>();
  concepts.forEach((concept, index) => {
    const at = (...path: (string | number)[]) => ({ place: read.locate(['concepts', index, ...path]) });
    const key = `concepts[${index}]`;
    if (places.has(concept.id)) {
      report(to, { ...at('id'), key, expected: 'another id', message: `There are two concepts "${concept.id}".` });
    }
    places.set(concept.id, index);
    concept.prerequisites.forEach((id, i) => {
      if (byId.has(id)) return;
      const message = `There is no concept "${id}"; expected ${PLACES.concept}.`;
      report(to, { ...at('prerequisites', i), key: `${key}.prerequisites[${i}]`, expected: PLACES.concept, message });
    });
    concept.misconceptions.forEach(({ id }, i) => {
      if (misconceptions.has(id)) {
        const message = `There are two misconceptions "${id}".`;
        report(to, { ...at('misconceptions', i), key: `${key}.misconceptions[${i}]`, expected: 'another id', message });
      }
      misconceptions.add(id);
    });
  });
  const cycle = findCycle(byId);
  if (cycle) {
    const message = `These concepts are prerequisites of each other: ${cycle.join(' <- ')}.`;
    const place = read.locate(['concepts', places.get(cycle[0] as string) as number, 'prerequisites']);
    report(to, { place, key: 'prerequisites', expected: 'prerequisites without a cycle', message });
  }
}

function findCycle(concepts: Map<string, Concept>): string[] | null {
  const done = new Set<string>();
  const visit = (id: string, path: string[]): string[] | null => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return null;
    for (const next of concepts.get(id)?.prerequisites ?? []) {
      const cycle = visit(next, [...path, id]);
      if (cycle) return cycle;
    }
    done.add(id);
    return null;
  };
  for (const id of concepts.keys()) {
    const cycle = visit(id, []);
    if (cycle) return cycle;
  }
  return null;
}
