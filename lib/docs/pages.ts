import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Heading, Paragraph, Root } from 'mdast';
import { parseMarkdown } from '../catalog/markdown';
import { env } from '../env';

/** Whom each page is for, in the order of a table of contents. */
export const DOCS = ['students', 'teachers', 'operators', 'developers'] as const;
export type Doc = (typeof DOCS)[number];

export interface DocPage {
  doc: Doc;
  /** Which language it is in: English where there is no translation. */
  language: string;
  title: string;
  /** The first paragraph, for lists of pages. */
  lead: Paragraph;
  /** Everything below the title. */
  root: Root;
}

const FALLBACK = 'en';
const folder = () => path.join(env().projectRoot, 'docs');

/** The languages that a page is written in. */
export function languagesOf(doc: Doc): string[] {
  return readdirSync(folder()).filter((language) => readdirSync(path.join(folder(), language)).includes(`${doc}.md`));
}

const pages = new Map<string, DocPage>();

/** A page of the documentation, in a language or else in English. @param doc null where there is no such page */
export function findDoc(doc: string, locale: string): DocPage | null {
  if (!isDoc(doc)) return null;
  const language = languagesOf(doc).includes(locale) ? locale : FALLBACK;
  const file = path.join(folder(), language, `${doc}.md`);
  const page = pages.get(file) ?? readPage(doc, language, file);
  pages.set(file, page);
  return page;
}

const isDoc = (name: string): name is Doc => (DOCS as readonly string[]).includes(name);

function readPage(doc: Doc, language: string, file: string): DocPage {
  const root = parseMarkdown(readFileSync(file, 'utf8'));
  const [heading, lead] = root.children as [Heading, Paragraph];
  const title = heading.children.map((child) => ('value' in child ? child.value : '')).join('');
  return { doc, language, title, lead, root: { ...root, children: root.children.slice(1) } };
}
