import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Of prose that is followed closely. */
const WORDS_A_MINUTE = 180;
/** What a displayed formula costs, in words; one within a line counts as a word for each ten of its signs. */
const FORMULA = 40;

const known = new WeakMap<Root, number>();

/** How long a text takes to read, in whole minutes, at least one; questions and challenges in it are not counted. */
export function readingMinutes(root: Root): number {
  const before = known.get(root);
  if (before !== undefined) return before;
  let words = 0;
  visit(root, (node) => {
    if (node.type === 'text') words += node.value.match(/\S+/g)?.length ?? 0;
    if (node.type === 'inlineMath') words += Math.ceil(node.value.length / 10);
    if (node.type === 'math') words += FORMULA;
    if (node.type === 'code') words += node.value.split('\n').length * 6;
  });
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  known.set(root, minutes);
  return minutes;
}
