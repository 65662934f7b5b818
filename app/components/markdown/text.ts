import { LRUCache } from 'lru-cache';
import type { Root } from 'mdast';
import { parseInline, parseMarkdown } from '@/lib/catalog/markdown';
import { languageFor, otherLanguage, type Text } from '@/lib/text';
import { beginningOf } from './beginning';
import { type GappedPiece, piecesOf } from './gaps';
import { phraseOf, toHast, toHtmlText } from './to-hast';

interface Rendered {
  html: string;
  beginning: string;
}

// Stems, options and feedback are short, many, and always the same; setting the mathematics of one takes milliseconds.
const MOST_KEPT = 5_000;
const rendered = new LRUCache<string, Promise<Rendered>>({ max: MOST_KEPT });
const gapped = new LRUCache<string, Promise<GappedPiece[]>>({ max: MOST_KEPT });

function kept<T>(cache: LRUCache<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}

async function make(root: Root): Promise<Rendered> {
  return { html: await toHtmlText(root), beginning: beginningOf(await toHast(root)) };
}

function render(text: Text, locale: string, parse = parseMarkdown): Promise<Rendered> {
  const source = sourceOf(text, locale);
  const key = parse === parseInline ? `inline ${source}` : `blocks ${source}`;
  return kept(rendered, key, () => make(parse(source)));
}

const sourceOf = (text: Text, locale: string) => text[languageFor(Object.keys(text), locale)] as string;

/** Marks HTML by its language, where that is not the page's. */
function marked(html: string, text: Text, locale: string, element: 'div' | 'span'): string {
  const lang = otherLanguage(Object.keys(text), locale);
  return lang === undefined ? html : `<${element} lang="${lang}">${html}</${element}>`;
}

/** A short text of the course (a stem, a feedback) as HTML in the reader's language, or marked by the one that they get. */
export async function renderText(text: Text, locale: string): Promise<string> {
  return marked((await render(text, locale)).html, text, locale, 'div');
}

/** The same for a text of one line, such as an option: signs at its beginning are signs. */
export async function renderInline(text: Text, locale: string): Promise<string> {
  return marked((await render(text, locale, parseInline)).html, text, locale, 'span');
}

/** How such a text begins, as plain words: what tells it from others in a list. */
export async function renderBeginning(text: Text, locale: string): Promise<string> {
  return (await render(text, locale)).beginning;
}

/** A text of one line with `[[id]]` in it: what stands between these places as HTML, and the ids where they are. */
export async function renderGapped(text: Text, locale: string): Promise<GappedPiece[]> {
  const source = sourceOf(text, locale);
  const pieces = await kept(gapped, source, async () => piecesOf(phraseOf(await toHast(parseInline(source)))));
  return pieces.map((piece) => (typeof piece === 'string' ? marked(piece, text, locale, 'span') : piece));
}
