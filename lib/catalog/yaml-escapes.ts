import katex from 'katex';
import { type Document, Scalar, visit } from 'yaml';

/** What YAML makes of a backslash and one letter in double quotes, where that letter could begin a command of LaTeX. */
const ESCAPES: Record<string, string> = {
  a: 'a bell',
  b: 'a backspace',
  e: 'an escape character',
  f: 'a form feed',
  n: 'a line break',
  r: 'a carriage return',
  t: 'a tab',
  v: 'a vertical tab',
  L: 'a line separator',
  N: 'a next-line character',
  P: 'a paragraph separator',
};

/**
 * Backslashes in double quotes that were meant for mathematics: "\theta" is a tab and "heta". A line break counts only where a
 * command of KaTeX would begin ("\nabla", "\nu"): "One.\nTwo." is meant as it is.
 */
export function lostBackslashes(document: Document.Parsed, text: string) {
  const found: { offset: number; message: string; expected: string }[] = [];
  visit(document, {
    Scalar(_key, node) {
      if (node.type !== Scalar.QUOTE_DOUBLE || !node.range) return;
      const [start, end] = node.range;
      for (const match of text.slice(start, end).matchAll(/\\(?:\\|([abefnrtvLNP])([A-Za-z]+))/g)) {
        const [written, letter, rest] = match;
        if (letter === undefined || (letter === 'n' && !isCommand(`n${rest}`))) continue;
        const expected = `single quotes, or \\${written}`;
        const message = `In double quotes "\\${letter}" is ${ESCAPES[letter]}, so "${written}" loses its backslash. Write ${expected}.`;
        found.push({ offset: start + match.index, expected, message });
      }
    },
  });
  return found;
}

/** Whether KaTeX knows a command, also without what must follow it. */
function isCommand(name: string): boolean {
  try {
    katex.renderToString(`\\${name}`, { throwOnError: true });
    return true;
  } catch (error) {
    return !String(error).includes('Undefined control sequence');
  }
}
