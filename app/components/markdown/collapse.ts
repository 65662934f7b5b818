import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { DIRECTIVE_PREFIX } from './to-hast';

/** What a component draws: directives, and links that change the page without loading it. */
function isLive(node: Nodes): boolean {
  if (node.type !== 'element') return false;
  const { tagName, properties } = node;
  return tagName.startsWith(DIRECTIVE_PREFIX) || (tagName === 'a' && /^(lesson|term):/.test(String(properties.href)));
}

function holdsLive(node: Nodes): boolean {
  return isLive(node) || ('children' in node && node.children.some(holdsLive));
}

/**
 * The same tree with the insides of every element that no component draws as one piece of HTML. A lesson has thousands of
 * elements, most of them parts of formulas; making, sending and joining each of them again for every reader is what a
 * page costs. Safe to insert: raw HTML is not part of the course's Markdown.
 */
export function collapse<Tree extends Root | Element>(tree: Tree): Tree {
  const children = tree.children.map((child) => {
    if (child.type !== 'element' || child.children.every((inside) => inside.type === 'text')) return child;
    if (holdsLive(child)) return collapse(child);
    const inner = { dangerouslySetInnerHTML: { __html: toHtml(child.children) } };
    return {
      ...child,
      properties: { ...child.properties, ...inner } as unknown as Element['properties'],
      children: [],
    };
  });
  return { ...tree, children };
}
