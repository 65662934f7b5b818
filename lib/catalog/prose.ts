import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Place, START } from './finding';

interface ProseProblem {
  place: Place;
  expected: string;
  message: string;
}

const WORD_BEFORE = /[\p{L}\p{N})]$/u;

/**
 * What Markdown reads as a sign of its own in a text that must have meant the character: sums of money as mathematics, products
 * and names of Python as emphasis, mathematics of LaTeX as brackets.
 */
export function proseProblems(root: Root, source: string): ProseProblem[] {
  const problems: ProseProblem[] = [];
  visit(root, (node) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const written = source.slice(start.offset, end.offset);
    const around = { before: source.slice(0, start.offset), after: source.slice(end.offset) };
    const problem = problemOf(node, written, around);
    if (problem) problems.push({ place: start ?? START, ...problem });
  });
  return problems;
}

function problemOf(node: Nodes, written: string, { before, after }: { before: string; after: string }) {
  const shown = written.length > 40 ? `${written.slice(0, 39)}…` : written;
  if (node.type === 'inlineMath' && isMoney(written, after)) {
    const message = `"${shown}" is read as mathematics. Write \\$ for a dollar; mathematics has no space inside its $ signs.`;
    return { expected: '\\$ for a dollar', message };
  }
  if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') {
    const mark = written[0] === '_' ? '_' : written[0] === '~' ? '~' : '*';
    const isName = /^__\w+__$/.test(written);
    if (!isName && !WORD_BEFORE.test(before)) return null;
    const expected = `\\${mark}, \`code\` or $mathematics$`;
    return { expected, message: `The signs of "${shown}" are read as emphasis. Write ${expected}.` };
  }
  if (node.type === 'text' && /\\\(.*\\\)|\\\[.*\\\]/s.test(written)) {
    const message = 'Mathematics is written between $ signs here, not between \\( and \\) or \\[ and \\].';
    return { expected: '$…$', message };
  }
  return null;
}

/** As in Pandoc: no space inside the signs, no digit behind them; and no number that a word follows. */
function isMoney(written: string, after: string): boolean {
  if (written.startsWith('$$')) return false;
  const inside = written.slice(1, -1);
  return /^\s|\s$/.test(inside) || /^\d/.test(after) || /^\d[\d.,]*\s+\p{L}{3,}\s/u.test(inside);
}

/** Blocks in a question that a first sign alone may have made: a quotation of "> 0.5", a list of "10.". */
export function strayBlocks(root: Root): ProseProblem[] {
  return root.children.flatMap((node): ProseProblem[] => {
    const stray = strayBlock(node);
    if (!stray) return [];
    const message = `This is read as ${stray.block}. If that is not meant, write ${stray.expected}.`;
    return [{ place: node.position?.start ?? START, expected: stray.expected, message }];
  });
}

function strayBlock(node: Root['children'][number]): { block: string; expected: string } | null {
  if (node.type === 'blockquote') return { block: 'a quotation', expected: '\\>' };
  if (node.type === 'heading') return { block: 'a heading', expected: '\\#' };
  if (node.type !== 'list' || node.children.length > 1) return null;
  return { block: 'a list with one entry', expected: node.ordered ? `${node.start}\\.` : '\\- or \\*' };
}
