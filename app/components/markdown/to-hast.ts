import rehypeShiki from '@shikijs/rehype/core';
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root as MdastRoot, Paragraph } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import rehypeKatex from 'rehype-katex';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { gluePunctuation } from './glue-punctuation';
import { highlighter } from './highlighter';
import { wholeWords } from './whole-words';

/** The elements that directives become; `Markdown` has a component for each. */
export const DIRECTIVE_PREFIX = 'directive-';

/** `:::name[Label]{attributes}`: the label becomes a `directive-label` element, for the component to place. */
function containerToHast(state: State, node: ContainerDirective): Element {
  const [first, ...rest] = node.children;
  const label = first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data ? first : undefined;
  const body = label ? rest : node.children;
  const children: ElementContent[] = state.wrap(
    state.all({ ...node, children: body } as ContainerDirective) as ElementContent[],
    false,
  ) as ElementContent[];
  if (label) {
    children.unshift({
      type: 'element',
      tagName: `${DIRECTIVE_PREFIX}label`,
      properties: {},
      children: state.all(label as Paragraph) as ElementContent[],
    });
  }
  return {
    type: 'element',
    tagName: DIRECTIVE_PREFIX + node.name,
    properties: { ...node.attributes } as Element['properties'],
    children,
  };
}

function leafToHast(_state: State, node: LeafDirective): Element {
  return {
    type: 'element',
    tagName: DIRECTIVE_PREFIX + node.name,
    properties: { ...node.attributes } as Element['properties'],
    children: [],
  };
}

/** A displayed formula scrolls where it is wider than the page; whoever has only a keyboard must be able to, too. */
function reachableFormulas() {
  return (root: HastRoot) =>
    visit(root, 'element', (element) => {
      const { className } = element.properties;
      if (Array.isArray(className) && className.includes('katex-display')) element.properties.tabIndex = 0;
    });
}

/** A wide table scrolls in a frame of its own. */
function scrollingTables() {
  return (root: HastRoot) =>
    visit(root, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return;
      const properties = { className: ['table-scroll'] };
      parent.children[index] = { type: 'element', tagName: 'div', properties, children: [element] };
      return SKIP;
    });
}

/** The highlighter leaves a root of its own in place of each block of code; what it holds belongs there instead. */
function flatRoots() {
  return (root: HastRoot) =>
    visit(root, (node, index, parent) => {
      if ((node.type as string) !== 'root' || !parent || index === undefined) return;
      parent.children.splice(index, 1, ...((node as HastRoot).children as Element[]));
      return index;
    });
}

const processor = unified()
  .use(remarkRehype, { handlers: { containerDirective: containerToHast, leafDirective: leafToHast } })
  .use(rehypeKatex)
  .use(wholeWords)
  .use(gluePunctuation)
  .use(reachableFormulas)
  .use(scrollingTables)
  // Without a limit: what is rendered is kept, and the first lines on a busy machine would stay without colours.
  .use(rehypeShiki, highlighter, { theme: 'heldout', fallbackLanguage: 'text', tokenizeTimeLimit: 0 })
  .use(flatRoots)
  .freeze();

// Course content is parsed once and kept, so what it renders to can be kept with it.
const rendered = new WeakMap<MdastRoot, Promise<HastRoot>>();

export function toHast(root: MdastRoot): Promise<HastRoot> {
  let hast = rendered.get(root);
  if (!hast) {
    // The plugins change the tree in place; the course's own stays as it was parsed.
    hast = processor.run(structuredClone(root)) as Promise<HastRoot>;
    rendered.set(root, hast);
  }
  return hast;
}

/** What a text is made of. One paragraph is a phrase; its own <p> would not fit into a label. */
export function phraseOf(hast: HastRoot): HastRoot['children'] {
  const [only] = hast.children;
  return hast.children.length === 1 && only?.type === 'element' && only.tagName === 'p' ? only.children : hast.children;
}

/** HTML of a text of the course. Safe to insert: raw HTML is not part of the course's Markdown. */
export async function toHtmlText(root: MdastRoot): Promise<string> {
  return toHtml({ type: 'root', children: phraseOf(await toHast(root)) });
}
