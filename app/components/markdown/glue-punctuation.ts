import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { withoutTears } from '@/lib/text';

const PUNCTUATION = /^[\u00a0\u202f]?[.,;:!?)\]»”’]+/;

function isFormula(node: ElementContent | Root['children'][number] | undefined): node is Element {
  return (
    node?.type === 'element' && Array.isArray(node.properties.className) && node.properties.className.includes('katex')
  );
}

/** Keeps a comma with the formula before it, and a sign with the word before its space: browsers may otherwise begin a line with it. */
export function gluePunctuation() {
  return (tree: Root): void => {
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined) return;
      if (parent.type === 'element' && parent.tagName === 'code') return;
      node.value = withoutTears(node.value);
      const before = parent.children[index - 1];
      const [mark] = PUNCTUATION.exec(node.value) ?? [];
      if (mark === undefined || !isFormula(before)) return;
      node.value = node.value.slice(mark.length);
      parent.children[index - 1] = {
        type: 'element',
        tagName: 'span',
        properties: { className: ['glued'] },
        children: [before, { type: 'text', value: mark }],
      };
    });
  };
}
