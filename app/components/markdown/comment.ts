import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { parseMarkdown } from '@/lib/catalog/markdown';
import { toHtmlText } from './to-hast';

const SAFE = /^(https?:|mailto:|\/(?!\/)|#)/i;

const words = (value: string) => ({ type: 'text' as const, value });

/** What stands in a comment instead of something that only a course may have; null: it may stay. */
function insteadOf(node: Nodes, parent: Parents): Nodes[] | null {
  switch (node.type) {
    case 'image':
      return [words(node.alt ?? '')];
    case 'imageReference':
      return [words(node.alt ?? '')];
    case 'html':
      return parent.type === 'root' ? [{ type: 'paragraph', children: [words(node.value)] }] : [words(node.value)];
    case 'link':
      return SAFE.test(node.url) ? null : node.children;
    case 'definition':
      return SAFE.test(node.url) ? null : [];
    case 'containerDirective':
      return node.children;
    case 'leafDirective':
      return [{ type: 'paragraph', children: node.children as PhrasingContent[] }];
    default:
      return null;
  }
}

/**
 * What staff wrote in a comment as HTML, in the Markdown of the course's own texts. Links lead to pages only, tags are shown as
 * they were written, and of figures and panels, which a comment has no files for, their words stay.
 */
export function renderComment(body: string): Promise<string> {
  const root = parseMarkdown(body);
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return;
    const instead = insteadOf(node, parent);
    if (instead === null) return;
    parent.children.splice(index, 1, ...(instead as typeof parent.children));
    // What came in its place is looked at too, unless it is the words of a tag themselves.
    return node.type === 'html' || node.type.startsWith('image') ? [SKIP, index + 1] : [SKIP, index];
  });
  return toHtmlText(root);
}
