import type { SearchIndex } from './search-index';
import { meantBy } from './spelling';
import { isStopWord, stemOf, wordsOf } from './words';

/** One of the things that stand for a word of the question: a stem, or several that have to stand together. */
export interface Alternative {
  stems: string[];
  /** From 0 to 1. */
  sure: number;
}

/** A word of a question. */
export interface Sought {
  alternatives: Alternative[];
  /** How much is missing without it: the rarer, the more. */
  weight: number;
}

/** How sure one is of a correction, by the slips in the word. */
const CORRECTED = [1, 0.85, 0.4];
/** How sure one is of a name that means the same. */
const SYNONYM = 0.7;

/** What is looked for: each word of the question with its corrections, and the names that mean the same. */
export function understand(index: SearchIndex, question: string): Sought[] {
  const { locale, known, frequency } = index;
  const rarity = (stem: string) => Math.log(1 + index.passages.size / (0.5 + (frequency.get(stem) ?? 0)));
  const sought: Sought[] = [];
  for (const word of new Set(wordsOf(question, locale))) {
    if (isStopWord(word, locale) || (word.length < 2 && !/\d/.test(word))) continue;
    const stem = stemOf(word, locale);
    if (known.has(word) || frequency.has(stem)) {
      sought.push({ alternatives: [{ stems: [stem], sure: 1 }], weight: rarity(stem) });
      continue;
    }
    const { words: meant, slips } = meantBy(word, known);
    const meaning = meant.filter((candidate) => !isStopWord(candidate, locale));
    // A slip in a word that says nothing is no reason to look for it.
    if (meant.length > 0 && meaning.length === 0) continue;
    const stems = [...new Set(meaning.map((one) => stemOf(one, locale)))];
    const alternatives = stems.map((one) => ({ stems: [one], sure: CORRECTED[slips] ?? 0 }));
    sought.push({ alternatives, weight: Math.min(rarity(''), ...stems.map(rarity)) });
  }
  const asked = new Set(sought.flatMap(({ alternatives }) => alternatives.flatMap(({ stems }) => stems)));
  for (const names of index.synonyms) addSynonyms(sought, asked, names);
  // A word that the course says otherwise is as rare as what it says.
  return sought.map((one) => {
    const rarities = one.alternatives.map(({ stems }) => Math.max(...stems.map(rarity)));
    return { ...one, weight: Math.min(one.weight, ...rarities) };
  });
}

/** Where the question names one of them, its words are looked for under the other names, too. */
function addSynonyms(sought: Sought[], asked: ReadonlySet<string>, names: string[][]): void {
  for (const named of names.filter((stems) => stems.every((stem) => asked.has(stem)))) {
    const others = names.filter((name) => name !== named).map((stems) => ({ stems, sure: SYNONYM }));
    for (const { alternatives } of sought) {
      if (alternatives.some(({ stems }) => stems.length === 1 && named.includes(stems[0] as string))) {
        alternatives.push(...others);
      }
    }
  }
}
