import { distance } from 'fastest-levenshtein';

/** How many slips are forgiven in a word of this length. */
const slips = (length: number) => (length < 4 ? 0 : length < 9 ? 1 : 2);

/** Slips between two words: letters added, left out, changed, or two neighbours swapped, which counts as one. */
function slipsBetween(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain < 2 || a.length !== b.length) return plain;
  let swapped = 0;
  for (let i = 0; i < a.length - 1; i++) {
    if (a[i] === b[i] || a[i] !== b[i + 1] || a[i + 1] !== b[i]) continue;
    swapped += 1;
    i += 1;
  }
  return plain - swapped;
}

/**
 * What was meant by a word that nobody has written: the known words with the fewest slips, if these are few enough. The first
 * letter is nearly always right.
 */
export function meantBy(word: string, known: Iterable<string>): { words: string[]; slips: number } {
  let best = slips(word.length);
  let words: string[] = [];
  if (best === 0 || /\d/.test(word)) return { words, slips: 0 };
  for (const candidate of known) {
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > best || candidate.length < 3) continue;
    const off = slipsBetween(word, candidate);
    if (off > best) continue;
    if (off < best) words = [];
    best = off;
    words.push(candidate);
  }
  return { words, slips: best };
}
