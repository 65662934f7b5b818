import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Blocks that can be quoted and linked to. */
const QUOTABLE: readonly Nodes['type'][] = ['paragraph', 'listItem', 'table', 'code', 'blockquote'];

/**
 * Gives every block of a text that can be quoted a place: `p1`, `p2` and so on, which its page has as ids. Both languages of a
 * text have the same blocks, so a place means the same in both. Headings are `h1`, `h2` and so on, for contents to lead to.
 */
export function markPlaces(root: Root): Root {
  let count = 0;
  let headings = 0;
  visit(root, (node, _index, parent) => {
    if (node.type === 'heading') {
      headings += 1;
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id: `h${headings}` } };
    }
    if (!QUOTABLE.includes(node.type) || isLabel(node)) return;
    if (parent?.type === 'listItem' || parent?.type === 'blockquote') return;
    count += 1;
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id: `p${count}` } };
  });
  return root;
}

/** The place of a block that has one. */
export function placeOfBlock(node: Nodes): string | null {
  const id = node.data?.hProperties?.id;
  return typeof id === 'string' ? id : null;
}

/** Whether this is the `[label]` of a directive. */
export function isLabel(node: Nodes): boolean {
  return node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;
}
