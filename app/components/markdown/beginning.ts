import type { Element, Root, Text } from 'hast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { withAccents } from './whole-words';

/** A formula as its signs read on the page; the copy that is there for machines is left out. */
const isMachineCopy = ({ properties: { className } }: Element) =>
  Array.isArray(className) && className.includes('katex-mathml');

const BLOCKS = ['p', 'li', 'pre', 'h1', 'h2', 'h3', 'td', 'th', 'br'];

/** The beginning of a text without its markup, cut between two words, in at most about `length` characters. */
export function beginningOf(root: Root, length = 80): string {
  let text = '';
  visit(root, (node) => {
    if (text.length > 4 * length) return EXIT;
    if (node.type === 'element' && isMachineCopy(node as Element)) return SKIP;
    if (node.type === 'element' && BLOCKS.includes((node as Element).tagName)) text += ' ';
    // KaTeX sets a sign of no width where it needs a line of nothing.
    if (node.type === 'text') text += (node as Text).value.replaceAll('\u200b', '');
  });
  const words = withAccents(text.replace(/\s+/g, ' ').trim());
  if (words.length <= length) return words;
  const cut = words.slice(0, length + 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut.slice(0, length)).replace(/[\s,;:.]+$/, '')}…`;
}
