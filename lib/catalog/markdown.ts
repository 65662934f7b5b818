import katex from 'katex';
import type { Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { type Place, START } from './finding';
import { proseProblems } from './prose';

export interface MarkdownProblem {
  place: Place;
  expected: string;
  message: string;
}

export interface Reference {
  kind: 'item' | 'challenge' | 'plot' | 'lesson' | 'term';
  id: string;
  place: Place;
}

export interface ReadMarkdown {
  /** Without the front matter. */
  root: Root;
  /** The YAML between the first two `---` lines; it begins on line 2. */
  frontMatter: string | null;
  problems: MarkdownProblem[];
  references: Reference[];
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMath).use(remarkDirective);

/** Constructs of whole lines, by their names in micromark. */
const BLOCKS = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'gfmFootnoteDefinition',
  'headingAtx',
  'htmlFlow',
  'list',
  'mathFlow',
  'setextUnderline',
  'table',
  'thematicBreak',
];

/** `> 0.5`, `- 2` and `10.` are signs and numbers here, not a quotation and lists. */
function withoutBlocks(this: Processor) {
  const data = this.data() as { micromarkExtensions?: object[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: BLOCKS } }];
}

const inlineParser = unified().use(remarkParse).use(withoutBlocks).use(remarkGfm).use(remarkMath);

/** Which attributes each directive takes; `?` marks one that may be left out. */
const DIRECTIVES: Record<string, { type: 'leafDirective' | 'containerDirective'; attribute: string | null }> = {
  note: { type: 'containerDirective', attribute: null },
  details: { type: 'containerDirective', attribute: 'kind?' },
  plot: { type: 'containerDirective', attribute: 'data' },
  item: { type: 'leafDirective', attribute: 'id' },
  challenge: { type: 'leafDirective', attribute: 'id' },
};
const USES =
  ':::note[Title], :::details[Title]{kind="…"}, :::plot{data="file.json"}, ::item{id="…"}, ::challenge{id="…"}';
const DETAILS_KINDS = ['intuition', 'formal', 'aside'];

/** Parses a stem, statement or any other text of the course; what is not allowed there was found when it was loaded. */
export function parseMarkdown(text: string): Root {
  return readMarkdown(text).root;
}

/** Parses an option, a label or another text of one line. */
export function parseInline(text: string): Root {
  return inlineParser.parse(text);
}

/** Reads a text that has no blocks. */
export function readInline(text: string): ReadMarkdown {
  const root = parseInline(text);
  const read = check(root, text);
  const second = root.children[1];
  if (second) {
    const message = 'This text stands in one line with others; it cannot have several paragraphs.';
    read.problems.push({ place: placeOf(second), expected: 'one paragraph', message });
  }
  return read;
}

export function readMarkdown(text: string): ReadMarkdown {
  return check(parser.parse(text), text);
}

function check(root: Root, text: string): ReadMarkdown {
  const problems: MarkdownProblem[] = [];
  const references: Reference[] = [];
  const front = root.children[0];
  if (front?.type === 'yaml') root.children.shift();
  problems.push(...proseProblems(root, text));

  visit(root, (node, index, parent) => {
    const place = placeOf(node);
    const refuse = (expected: string, message: string) => problems.push({ place, expected, message });
    switch (node.type) {
      case 'html':
        if (!node.value.startsWith('</'))
          refuse('Markdown without HTML', 'HTML is not allowed; write it in Markdown, and \\< for the sign.');
        break;
      case 'image':
      case 'imageReference':
        refuse(':::plot{data="file.json"}', 'Images are not supported; a figure is a :::plot with its data.');
        break;
      case 'link':
      case 'definition':
        checkLink(node.url, place, problems, references);
        break;
      case 'math':
      case 'inlineMath':
        checkMath(node.value, node.type === 'math', refuse);
        break;
      case 'textDirective':
        // "ratio a:b" is prose, not a directive.
        if (parent && index !== undefined) {
          parent.children[index] = {
            type: 'text',
            value: sourceOf(node, text),
            position: node.position,
          } as RootContent;
          return SKIP;
        }
        break;
      case 'leafDirective':
      case 'containerDirective':
        checkDirective(node, refuse, (kind, id) => references.push({ kind, id, place }));
        break;
    }
    return undefined;
  });
  return { root, frontMatter: front?.type === 'yaml' ? front.value : null, problems, references };
}

function placeOf(node: { position?: Root['position'] }): Place {
  return node.position?.start ?? START;
}

function sourceOf(node: TextDirective, text: string): string {
  return text.slice(node.position?.start.offset, node.position?.end.offset);
}

function checkLink(url: string, place: Place, problems: MarkdownProblem[], references: Reference[]): void {
  const [, kind, id = ''] = /^(lesson|term):(.*)$/.exec(url) ?? [];
  if (kind) references.push({ kind: kind as 'lesson' | 'term', id, place });
  else if (!/^(https?:\/\/|mailto:|#)/.test(url)) {
    const expected = 'https://…, mailto:…, #…, lesson:<chapter id> or term:<term id>';
    problems.push({ place, expected, message: `The link "${url}" leads nowhere; expected ${expected}.` });
  }
}

function checkMath(source: string, displayMode: boolean, refuse: (expected: string, message: string) => void): void {
  try {
    katex.renderToString(source, { displayMode, throwOnError: true, strict: 'error' });
  } catch (error) {
    refuse('mathematics that KaTeX can set', error instanceof Error ? error.message : String(error));
  }
}

function checkDirective(
  node: LeafDirective | ContainerDirective,
  refuse: (expected: string, message: string) => void,
  refer: (kind: Reference['kind'], id: string) => void,
): void {
  const known = Object.hasOwn(DIRECTIVES, node.name) ? DIRECTIVES[node.name] : undefined;
  if (!known || known.type !== node.type) {
    refuse(USES, `"${node.type === 'leafDirective' ? '::' : ':::'}${node.name}" is not one of ${USES}.`);
    return;
  }
  const attributes = node.attributes ?? {};
  const name = known.attribute?.replace('?', '') ?? null;
  for (const key of Object.keys(attributes)) {
    if (key !== name) refuse(name ?? 'no attribute', `"${node.name}" has no attribute "${key}".`);
  }
  const value = name === null ? undefined : attributes[name];
  if (!value && known.attribute === name && name !== null) {
    refuse(`${name}="…"`, `"${node.name}" needs ${name}="…".`);
    return;
  }
  if (node.name === 'item' || node.name === 'challenge') refer(node.name, value ?? '');
  if (node.name === 'plot') {
    refer('plot', value ?? '');
    if (node.children.length === 0) refuse('a caption', 'A plot needs a caption between its two ::: lines.');
  }
  if (node.name === 'details' && value && !DETAILS_KINDS.includes(value)) {
    refuse(DETAILS_KINDS.join(', '), `"${value}" is not a kind of details; expected ${DETAILS_KINDS.join(', ')}.`);
  }
}
