import MiniSearch from 'minisearch';
import type { Course } from '../catalog/course';
import { languageFor, textIn } from '../text';
import { type Passage, passagesOf } from './passages';
import { isStopWord, stemOf, stopWordsOf, wordsOf } from './words';

/** The passages of a course in one language, with what is needed to find them by words. */
export interface SearchIndex {
  locale: string;
  passages: Map<string, Passage>;
  /** Folded words that the course, its synonyms or questions use. */
  known: Set<string>;
  /** In how many passages a stem occurs, headings included. */
  frequency: Map<string, number>;
  /** Names that mean the same, each as the stems of its words. */
  synonyms: string[][][];
  /** How much each passage says of one stem. */
  find: (stem: string) => readonly Hit[];
}

interface Hit {
  id: string;
  score: number;
  /** Whether it stands in the passage itself, or in its headings. */
  inside: boolean;
}

// A course is read once and kept, so what is found in it can be kept with it.
const built = new WeakMap<Course, Map<string, SearchIndex>>();

/** The index of a course in the reader's language, or the one that they get instead; made at first use. */
export function searchIndex(course: Course, reader: string): SearchIndex {
  const locale = languageFor(course.languages, reader);
  const ofCourse = built.get(course) ?? new Map<string, SearchIndex>();
  built.set(course, ofCourse);
  let index = ofCourse.get(locale);
  if (!index) {
    index = build(course, locale);
    ofCourse.set(locale, index);
  }
  return index;
}

/** `around` is what the other passages under the same heading say. */
const FIELDS = ['text', 'headings', 'page', 'around'] as const;

function build(course: Course, locale: string): SearchIndex {
  const passages = passagesOf(course, locale);
  const known = new Set(stopWordsOf(locale));
  const frequency = new Map<string, number>();
  const search = new MiniSearch<{ id: string }>({
    fields: [...FIELDS],
    tokenize: (stems) => stems.split(' '),
    processTerm: (stem) => stem || null,
    searchOptions: {
      boost: { text: 1, headings: 0.6, page: 0.6, around: 0.25 },
      bm25: { k: 1.2, b: 0.6, d: 0.5 },
    },
  });
  for (const passage of passages) {
    const neighbours = passages.filter((other) => other !== passage && sectionOf(other) === sectionOf(passage));
    const stems = (text: string) => {
      const words = wordsOf(text, locale);
      for (const word of words) known.add(word);
      return words.filter((word) => !isStopWord(word, locale)).map((word) => stemOf(word, locale));
    };
    const text = stems(passage.text);
    const headings = passage.headings.flatMap(stems);
    const page = stems(passage.page);
    const around = neighbours.flatMap((other) => stems(other.text));
    for (const stem of new Set([...text, ...headings, ...page])) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    const fields = { text, headings, page, around };
    search.add({ id: passage.id, ...Object.fromEntries(FIELDS.map((field) => [field, fields[field].join(' ')])) });
  }
  const synonyms = synonymsOf(course, locale).map((names) =>
    names.map((name) => {
      const words = wordsOf(name, locale);
      for (const word of words) known.add(word);
      return words.map((word) => stemOf(word, locale));
    }),
  );
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return { locale, passages: byId, find: finder(search), known, frequency, synonyms };
}

/** The same words are asked for again and again, and the passages stay as they are. */
function finder(search: MiniSearch<{ id: string }>): SearchIndex['find'] {
  const found = new Map<string, Hit[]>();
  return (stem) => {
    let hits = found.get(stem);
    if (!hits) {
      hits = search.search(stem).map(({ id, score, match }) => {
        return { id, score, inside: match[stem]?.some((field) => field !== 'around') ?? false };
      });
      // Only what the course says is kept, not whatever people ask.
      if (hits.length > 0) found.set(stem, hits);
    }
    return hits;
  };
}

const sectionOf = ({ chapterId, challengeId, headings }: Passage) => [chapterId, challengeId, headings[0]].join('#');

function synonymsOf({ concepts, words }: Course, locale: string): string[][] {
  const named = concepts.map(({ title, synonyms }) => [textIn(title, locale), ...(synonyms?.[locale] ?? [])]);
  return [...named, ...words.map((group) => group[locale] ?? [])].filter((names) => names.length > 1);
}
