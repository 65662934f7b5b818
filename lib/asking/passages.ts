import type { Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { CatalogChallenge, Chapter, Course } from '../catalog/course';
import { isLabel, placeOfBlock } from '../catalog/places';
import { chaptersOf } from '../catalog/select';
import { inLanguage, textIn } from '../text';

/**
 * A paragraph of the course, or a list, with the formulas that belong to it: what an answer quotes. Lessons and the statements of
 * challenges are all there is. Questions, keys, explanations, hints, solutions and criteria are in no passage.
 */
export interface Passage {
  /** The same in every language: `<chapter>#p3`, or `challenge:<id>#p3`. */
  id: string;
  locale: string;
  chapterId: string;
  /** Of the challenge whose statement it is; null for a lesson. */
  challengeId: string | null;
  /** The id of its first block on its page. */
  anchor: string;
  /** The ids of all its blocks. */
  anchors: string[];
  /** The title of the page it is on. */
  page: string;
  /** The heading it stands under, and the label of the note, panel or figure it stands in. */
  headings: string[];
  /** Whether it stands in a note: what a reader should keep. */
  isNote: boolean;
  /** Markdown without marks: formulas as they are written, between $. */
  text: string;
  /** What it says, as it stands on the page. */
  body: Root;
}

/** Every passage of a course in one language, in the order of reading. */
export function passagesOf(course: Course, locale: string): Passage[] {
  return chaptersOf(course).flatMap((chapter) => [
    ...lessonPassages(chapter, locale),
    ...chapter.challengeIds.flatMap((id) => {
      const challenge = course.challenges.get(id);
      return challenge ? statementPassages(chapter, challenge, locale) : [];
    }),
  ]);
}

function lessonPassages(chapter: Chapter, locale: string): Passage[] {
  const at = { locale, chapterId: chapter.id, challengeId: null, page: textIn(chapter.title, locale) };
  return cut(inLanguage(chapter.lesson, locale).body).map((found) => ({
    ...at,
    ...found,
    id: `${chapter.id}#${found.anchor}`,
  }));
}

function statementPassages(chapter: Chapter, challenge: CatalogChallenge, locale: string): Passage[] {
  const { id, statement, definition } = challenge;
  const at = { locale, chapterId: chapter.id, challengeId: id, page: textIn(definition.title, locale) };
  return cut(inLanguage(statement, locale).body).map((found) => ({
    ...at,
    ...found,
    id: `challenge:${id}#${found.anchor}`,
  }));
}

type Found = Pick<Passage, 'anchor' | 'anchors' | 'headings' | 'isNote' | 'text' | 'body'>;
type Around = Pick<Passage, 'headings' | 'isNote'>;

/** A list no longer than this is one passage; the items of a longer one are passages of their own. */
const SHORT_LIST = 700;
/** Characters. A paragraph of so few leans on the one before it, unless that is long already. */
const SHORT = 170;
const LONG = 700;

function cut(root: Root): Found[] {
  const found: Found[] = [];
  let heading: string[] = [];
  const add = (nodes: RootContent[], { headings, isNote }: Around) => {
    const anchors = nodes.flatMap(anchorsOf);
    const [anchor] = anchors;
    if (!anchor) return;
    const body = withoutPlaces({ type: 'root', children: nodes });
    found.push({ anchor, anchors, headings: [...heading, ...headings], isNote, text: readable(body), body });
  };
  const walk = (nodes: RootContent[], inside: Around) => {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as RootContent;
      if (node.type === 'heading') heading = [readable(node)];
      else if (node.type === 'containerDirective') {
        const label = node.children.find(isLabel);
        const isNote = node.name === 'note';
        walk(node.children.filter((child) => child !== label) as RootContent[], {
          headings: label ? [readable(label)] : [],
          isNote,
        });
      } else if (node.type === 'list' && readable(node).length > SHORT_LIST) {
        for (const item of node.children) add([item], inside);
      } else if (placeOfBlock(node) !== null || node.type === 'list') {
        const belonging: RootContent[] = [node];
        while (goesOn(belonging, nodes[i + 1])) belonging.push(nodes[++i] as RootContent);
        add(belonging, inside);
      }
    }
  };
  walk(root.children, { headings: [], isNote: false });
  return found;
}

/**
 * A formula belongs to the sentence that leads to it, and so does what goes on behind it, a list that it announces, and a short
 * paragraph that leans on the one before it.
 */
function goesOn(so: RootContent[], next: RootContent | undefined): boolean {
  const before = so.at(-1) as RootContent;
  if (!next) return false;
  if (next.type === 'math') return true;
  if (next.type === 'list') return readable(next).length <= SHORT_LIST && /:$/.test(readable(before));
  if (next.type !== 'paragraph') return false;
  if (before.type === 'math' && /^\p{Ll}/u.test(readable(next))) return true;
  return readable(next).length <= SHORT && so.reduce((sum, node) => sum + readable(node).length, 0) <= LONG;
}

/** A copy whose blocks have no ids: a quotation stands beside the page, or on another one. */
function withoutPlaces(root: Root): Root {
  const copy = structuredClone(root);
  visit(copy, (node) => {
    if (node.data?.hProperties) delete node.data.hProperties.id;
  });
  return copy;
}

function anchorsOf(node: RootContent): string[] {
  const places = node.type === 'list' ? node.children.map(placeOfBlock) : [placeOfBlock(node)];
  return places.filter((place) => place !== null);
}

/** The words of a text with its formulas between $, in one line; cells and items apart. */
export function readable(node: Nodes): string {
  if (node.type === 'inlineMath' || node.type === 'math') return `$${node.value}$`;
  if (!('children' in node)) return 'value' in node ? node.value : ' ';
  const between = node.type === 'paragraph' || node.type === 'heading' || PHRASES.has(node.type) ? '' : ' ';
  return node.children.map(readable).join(between).replace(/\s+/g, ' ').trim();
}
const PHRASES = new Set<Nodes['type']>(['emphasis', 'strong', 'delete', 'link', 'tableCell']);
