import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The signs that KaTeX sets over or under a letter of text, and the characters that join them to it. */
const JOINING: Record<string, string> = {
  ˋ: '\u0300',
  ˊ: '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˉ: '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
};

const APART = new RegExp(`(\\p{L})([${Object.keys(JOINING).join('')}])`, 'gu');

/** A text with each letter and the sign that KaTeX set behind it as one letter, as it was written. */
export function withAccents(text: string): string {
  const whole = (letter: string, sign: string) => letter.replace('ı', 'i').replace('ȷ', 'j') + JOINING[sign];
  return text.replace(APART, (_, letter: string, sign: string) => whole(letter, sign)).normalize('NFC');
}

/** The element of this name, with its text, if it holds text and nothing else. */
function textIn(node: ElementContent | undefined, name: string): { element: Element; text: string } | undefined {
  if (node?.type !== 'element' || node.tagName !== name || node.children.length !== 1) return undefined;
  const [only] = node.children;
  return only?.type === 'text' ? { element: node, text: only.value } : undefined;
}

/** The piece of a word that a node is: plain text, or an accented letter that was taken apart. */
function pieceOf(node: ElementContent): ReturnType<typeof textIn> {
  if (node.type !== 'element' || node.tagName !== 'mover') return textIn(node, 'mtext');
  const letter = textIn(node.children[0], 'mtext');
  const sign = textIn(node.children[1], 'mo');
  if (!letter || !sign || JOINING[sign.text] === undefined) return undefined;
  return { element: letter.element, text: withAccents(letter.text + sign.text) };
}

/** The children of a row, with the pieces of a word, set in one style, in one element. */
function joined(children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let word: { text: { type: 'text'; value: string }; style: string } | undefined;
  for (const child of children) {
    const piece = pieceOf(child);
    const style = JSON.stringify(piece?.element.properties);
    if (piece && word?.style === style) word.text.value += piece.text;
    else if (piece) {
      word = { text: { type: 'text', value: piece.text }, style };
      result.push({ ...piece.element, children: [word.text] });
    } else {
      word = undefined;
      result.push(child);
    }
  }
  return result;
}

/**
 * Makes words of the text in formulas again: KaTeX takes "précision" apart into "pr", an e with an operator over it and
 * "cision", which a screen reader says one by one. Accents in mathematics, as over an estimate, stay operators.
 */
export function wholeWords() {
  return (tree: Root): void => {
    visit(tree, 'element', (element: Element) => {
      if (element.tagName === 'mrow' || element.tagName === 'mstyle') element.children = joined(element.children);
      // Elsewhere each child has a place of its own, such as base and index.
      else if (element.tagName.startsWith('m')) element.children = element.children.flatMap((child) => joined([child]));
    });
  };
}
