import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { parseInline, parseMarkdown, readInline, readMarkdown } from '../catalog/markdown';

/** A text on its way, and what of it could not come along: a few words for each. */
export interface Carried {
  text: string;
  lost: string[];
}

const writer = unified()
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkDirective)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*' });

function stringify(root: Root): string {
  return writer.stringify(root as never).trim();
}

/** Mathematics as Moodle and MathJax find it in a page. */
const MATH = /\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$/gs;
const MATH_ELEMENT = 'heldout-math';

/** Elements whose content is all that they say here. */
const PLAIN = new Set(
  'a abbr address article b blockquote body br code dd del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html i kbd li main ol p pre s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt ul var'
    .split(' ')
    .concat(MATH_ELEMENT),
);

/** HTML of another system as Markdown of ours. @param inline whether it must be one line, as options must */
export function fromHtml(html: string, { inline = false } = {}): Carried {
  const lost = new Set<string>();
  const root = unified().use(rehypeParse, { fragment: true }).parse(html);
  prepare(root, lost);
  const tree = unified()
    .use(rehypeRemark, {
      handlers: {
        [MATH_ELEMENT]: (_state, node: Element) => {
          const value = (node.children[0] as { value?: string } | undefined)?.value ?? '';
          return { type: node.properties.display ? 'math' : 'inlineMath', value } as never;
        },
      },
    })
    .runSync(root) as unknown as Root;
  return finish(inline ? oneLine(tree, lost) : withBlockMath(tree), inline, lost);
}

/** Plain text as Markdown of ours; mathematics between `\\(` and `\\)` or `$$` is found in it, too. */
export function fromPlain(text: string, options = {}): Carried {
  const html = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return fromHtml(`<p>${html.replace(/\n\s*\n/g, '</p><p>').replace(/\n/g, '<br>')}</p>`, options);
}

/** Markdown of another system as Markdown of ours. */
export function fromMarkdown(text: string, { inline = false } = {}): Carried {
  const lost = new Set<string>();
  const tree = parseMarkdown(text);
  dropFromMarkdown(tree, lost);
  return finish(inline ? oneLine(tree, lost) : tree, inline, lost);
}

function dropFromMarkdown(tree: Root, lost: Set<string>): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'html') {
      lost.add('HTML');
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type === 'image') {
      lost.add(`the image ${node.url}`);
      parent.children.splice(index, 1, { type: 'text', value: node.alt || node.url });
      return SKIP;
    }
    return undefined;
  });
}

/** Takes out of HTML what Markdown of ours has no place for, and names mathematics. */
function prepare(root: HastRoot, lost: Set<string>): void {
  visit(root, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.tagName === 'img') {
      lost.add(`the image ${String(node.properties.src ?? '')}`);
      parent.children.splice(index, 1, { type: 'text', value: String(node.properties.alt ?? '') });
      return [SKIP, index];
    }
    if (['script', 'style', 'iframe', 'object', 'video', 'audio'].includes(node.tagName)) {
      lost.add(`<${node.tagName}>`);
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.tagName === 'sub' || node.tagName === 'sup') {
      const sign = node.tagName === 'sub' ? '_' : '^';
      const inside = textOf(node);
      if (/^[\p{L}\d+\-., ]+$/u.test(inside)) {
        parent.children.splice(index, 1, mathElement(`${sign}{\\text{${inside}}}`, false));
        return SKIP;
      }
    }
    if (node.tagName === 'a' && !/^(https?:\/\/|mailto:)/.test(String(node.properties.href ?? ''))) {
      if (node.properties.href) lost.add(`the link to ${String(node.properties.href)}`);
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    if (!PLAIN.has(node.tagName)) lost.add(`<${node.tagName}>, whose content is kept`);
    return node.tagName === 'code' || node.tagName === 'pre' ? SKIP : undefined;
  });
  visit(root, 'text', (node, index, parent) => {
    if (!parent || index === undefined || (parent.type === 'element' && /^(code|pre)$/.test(parent.tagName)))
      return undefined;
    if (parent.type === 'element' && parent.tagName === MATH_ELEMENT) return undefined;
    const parts: ElementContent[] = [];
    let at = 0;
    for (const found of node.value.matchAll(MATH)) {
      const [whole, inText, display, dollars] = found;
      parts.push({ type: 'text', value: node.value.slice(at, found.index) });
      parts.push(mathElement((inText ?? display ?? dollars ?? '').trim(), inText === undefined));
      at = found.index + whole.length;
    }
    if (at === 0) return undefined;
    parts.push({ type: 'text', value: node.value.slice(at) });
    const kept = parts.filter((part) => part.type !== 'text' || part.value !== '');
    parent.children.splice(index, 1, ...(kept as never[]));
    return [SKIP, index + kept.length];
  });
}

function mathElement(value: string, display: boolean): Element {
  return {
    type: 'element',
    tagName: MATH_ELEMENT,
    properties: display ? { display: 'true' } : {},
    children: [{ type: 'text', value }],
  };
}

/** The words of HTML, without its elements. */
export function plainText(html: string): string {
  return textOf(unified().use(rehypeParse, { fragment: true }).parse(html)).trim();
}

function textOf(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Displayed mathematics is a block of its own where it stands alone, and goes with the text elsewhere. */
function withBlockMath(tree: Root): Root {
  visit(tree, 'paragraph', (node: Paragraph, index, parent) => {
    const children = node.children as (PhrasingContent | { type: 'math'; value: string })[];
    const [only] = children;
    if (parent && index !== undefined && children.length === 1 && only?.type === 'math') {
      parent.children.splice(index, 1, only as never);
      return SKIP;
    }
    for (const child of children) if (child.type === 'math') (child as { type: string }).type = 'inlineMath';
    return undefined;
  });
  visit(tree, (node, _index, parent) => {
    if (node.type === 'math' && parent && parent.type !== 'root' && !/^(blockquote|listItem)$/.test(parent.type)) {
      (node as { type: string }).type = 'inlineMath';
    }
  });
  return tree;
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  return /^(text|emphasis|strong|delete|inlineCode|inlineMath|link|break|footnoteReference)$/.test(node.type);
}

/** All paragraphs of a text as one, for what stands in one line with others. */
function oneLine(tree: Root, lost: Set<string>): Root {
  const children: PhrasingContent[] = [];
  const add = (nodes: Nodes[]) => {
    for (const node of nodes) {
      if (isPhrasing(node)) {
        children.push(node.type === 'break' ? { type: 'text', value: ' ' } : node);
        continue;
      }
      if (children.length > 0) children.push({ type: 'text', value: ' ' });
      if (node.type === 'paragraph') add(node.children);
      else if (node.type === 'math') children.push({ type: 'inlineMath', value: node.value } as never);
      else if (node.type === 'code') children.push({ type: 'inlineCode', value: node.value.replaceAll('\n', ' ') });
      else if ('children' in node) {
        lost.add('lists and blocks, whose text is kept in one line');
        add(node.children as Nodes[]);
      }
    }
  };
  add(tree.children);
  return { type: 'root', children: children.length > 0 ? [{ type: 'paragraph', children }] : [] };
}

/** Entries of one paragraph stand close together. */
function closeLists(tree: Root): void {
  visit(tree, 'list', (list) => {
    for (const entry of list.children) entry.spread = entry.children.filter(({ type }) => type !== 'list').length > 1;
    list.spread = list.children.some(({ spread }) => spread);
  });
}

/** Mathematics that cannot be set is kept as code, so that the course can still be served. */
function finish(tree: Root, inline: boolean, lost: Set<string>): Carried {
  closeLists(tree);
  const read = inline ? readInline : readMarkdown;
  const isSound = (root: Root) => read(stringify(root)).problems.length === 0;
  if (!isSound(tree)) {
    visit(tree, (node, index, parent) => {
      if ((node.type !== 'inlineMath' && node.type !== 'math') || !parent || index === undefined) return undefined;
      const single: RootContent = { type: 'paragraph', children: [{ type: 'inlineMath', value: node.value } as never] };
      if (isSound({ type: 'root', children: [single] })) return undefined;
      lost.add(`the setting of ${node.value}, which is kept as code`);
      const code = { type: 'inlineCode', value: node.value } as const;
      parent.children.splice(
        index,
        1,
        (node.type === 'math' ? { type: 'paragraph', children: [code] } : code) as never,
      );
      return SKIP;
    });
  }
  return { text: stringify(tree), lost: [...lost] };
}

/** Markdown of ours as HTML, with mathematics between `\(` and `\)`, or `\[` and `\]`. */
export function toMarkup(markdown: string, { inline = false } = {}): Carried {
  const lost = new Set<string>();
  const tree = inline ? parseInline(markdown) : parseMarkdown(markdown);
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'link' && !/^(https?:|mailto:)/.test(node.url)) {
      lost.add('links within the course');
      parent.children.splice(index, 1, ...(node.children as never[]));
      return [SKIP, index];
    }
    if (node.type === 'containerDirective' || node.type === 'leafDirective')
      lost.add('panels and notes, whose text is kept');
    return undefined;
  });
  const hast = unified()
    .use(remarkRehype, {
      handlers: {
        math: (_state, node: { value: string }) => ({
          type: 'element',
          tagName: 'p',
          properties: {},
          children: [{ type: 'text', value: `\\[${node.value}\\]` }],
        }),
        inlineMath: (_state, node: { value: string }) => ({ type: 'text', value: `\\(${node.value}\\)` }),
      },
    })
    .runSync(tree as never) as HastRoot;
  const [only] = hast.children;
  if (inline && hast.children.length === 1 && only?.type === 'element') hast.children = only.children as never[];
  // Written as XML wants it, which holds for HTML, too: where `]]>` stands in a text it ends something there.
  const text = toHtml(hast, {
    closeSelfClosing: true,
    tightSelfClosing: true,
    characterReferences: { useNamedReferences: false },
  }).replaceAll(']]>', ']]&gt;');
  return { text, lost: [...lost] };
}

/** The same Markdown in one writing, by which texts are compared. */
export function normalMarkdown(markdown: string, { inline = false } = {}): string {
  const tree = inline ? parseInline(markdown) : parseMarkdown(markdown);
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/\s+/g, ' ');
  });
  return stringify(tree);
}
