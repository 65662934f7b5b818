import type { Root } from 'mdast';
import type { Locale, Text } from '@/lib/authoring/text';
import { parseInline, parseMarkdown } from '@/lib/catalog/markdown';
import { beginningOf } from './beginning';
import { type GappedPiece, piecesOf } from './gaps';
import { phraseOf, toHast, toHtmlText } from './to-hast';

interface Rendered {
  html: string;
  beginning: string;
}

// Stems, options and feedback are short, many, and always the same.
const rendered = new Map<string, Promise<Rendered>>();
const MOST_KEPT = 5_000;

async function make(root: Root): Promise<Rendered> {
  return { html: await toHtmlText(root), beginning: beginningOf(await toHast(root)) };
}

function render(text: Text, locale: Locale, parse = parseMarkdown): Promise<Rendered> {
  const source = text[locale];
  const key = parse === parseInline ? `inline ${source}` : `blocks ${source}`;
  let made = rendered.get(key);
  if (!made) {
    if (rendered.size >= MOST_KEPT) rendered.clear();
    made = make(parse(source));
    rendered.set(key, made);
  }
  return made;
}

/** A short text of the course (a stem, a feedback) as HTML in one language. */
export async function renderText(text: Text, locale: Locale): Promise<string> {
  return (await render(text, locale)).html;
}

/** The same for a text of one line, such as an option: signs at its beginning are signs. */
export async function renderInline(text: Text, locale: Locale): Promise<string> {
  return (await render(text, locale, parseInline)).html;
}

/** How such a text begins, as plain words: what tells it from others in a list. */
export async function renderBeginning(text: Text, locale: Locale): Promise<string> {
  return (await render(text, locale)).beginning;
}

/** A text of one line with `[[id]]` in it: what stands between these places as HTML, and the ids where they are. */
export async function renderGapped(text: Text, locale: Locale): Promise<GappedPiece[]> {
  return piecesOf(phraseOf(await toHast(parseInline(text[locale]))));
}
