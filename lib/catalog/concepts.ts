import { textIn, type Words } from '../text';
import { type Report, report } from './finding';
import type { Concept } from './formats';
import { PLACES } from './links';
import { formatPath, type Structured } from './structured';

export interface ReadConcepts {
  concepts: Concept[];
  words: Words[];
  /** Null when concepts.yaml could not be read: one finding is enough then. */
  read: Structured | null;
}

/** Ids occur once, prerequisites exist, and nothing comes before itself. */
export function checkConcepts(file: ReadConcepts, languages: readonly string[], to: Report): void {
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
  checkWords(file, languages, read, to);
  const cycle = findCycle(byId);
  if (cycle) {
    const message = `These concepts are prerequisites of each other: ${cycle.join(' <- ')}.`;
    const place = read.locate(['concepts', places.get(cycle[0] as string) as number, 'prerequisites']);
    report(to, { place, key: 'prerequisites', expected: 'prerequisites without a cycle', message });
  }
}

/** A word leads to one concept or group, and a group says of at least two words that they mean the same. */
function checkWords(
  { concepts, words }: ReadConcepts,
  languages: readonly string[],
  read: Structured,
  to: Report,
): void {
  const refuseOthers = (group: Words, path: (string | number)[]) => {
    for (const language of Object.keys(group).filter((one) => !languages.includes(one))) {
      const at = [...path, language];
      const message = `These words are in ${language}; course.yaml declares ${languages.join(', ')}.`;
      report(to, { place: read.locate(at), key: formatPath(at), expected: languages.join(', '), message });
    }
  };
  for (const [index, { synonyms = {} }] of concepts.entries()) refuseOthers(synonyms, ['concepts', index, 'synonyms']);
  for (const [index, group] of words.entries()) refuseOthers(group, ['words', index]);
  for (const language of languages) {
    const known = new Map<string, string>();
    const check = (word: string, owner: string, path: (string | number)[]) => {
      const folded = word.trim().toLowerCase();
      const other = known.get(folded);
      known.set(folded, owner);
      if (other === undefined) return;
      const message =
        other === owner
          ? `"${word}" is there twice for ${owner}.`
          : `"${word}" stands for ${other} and for ${owner}; nobody could say which is meant.`;
      report(to, { place: read.locate(path), key: formatPath(path), expected: 'another word', message });
    };
    concepts.forEach(({ id, title, synonyms }, index) => {
      check(textIn(title, language), `the concept "${id}"`, ['concepts', index, 'title', language]);
      synonyms?.[language]?.forEach((word, i) => {
        check(word, `the concept "${id}"`, ['concepts', index, 'synonyms', language, i]);
      });
    });
    words.forEach((group, index) => {
      const own = group[language] ?? [];
      own.forEach((word, i) => {
        check(word, `group ${index + 1} of words`, ['words', index, language, i]);
      });
      if (own.length !== 1) return;
      const message = 'A single word has nothing to mean the same as; give at least two, or none in this language.';
      const path = ['words', index, language];
      report(to, { place: read.locate(path), key: formatPath(path), expected: 'two words or none', message });
    });
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
