import type { Locale, Text } from '@/lib/authoring/text';
import { parseMarkdown } from '@/lib/catalog/markdown';
import { beginningOf } from './beginning';
import { toHast, toHtmlText } from './to-hast';

interface Rendered {
  html: string;
  beginning: string;
}

// Stems, options and feedback are short, many, and always the same.
const rendered = new Map<string, Promise<Rendered>>();
const MOST_KEPT = 5_000;

async function make(source: string): Promise<Rendered> {
  const root = parseMarkdown(source);
  return { html: await toHtmlText(root), beginning: beginningOf(await toHast(root)) };
}

function render(text: Text, locale: Locale): Promise<Rendered> {
  const source = text[locale];
  let made = rendered.get(source);
  if (!made) {
    if (rendered.size >= MOST_KEPT) rendered.clear();
    made = make(source);
    rendered.set(source, made);
  }
  return made;
}

/** A short text of the course (a stem, an option, a feedback) as HTML in one language. */
export async function renderText(text: Text, locale: Locale): Promise<string> {
  return (await render(text, locale)).html;
}

/** How such a text begins, as plain words: what tells it from others in a list. */
export async function renderBeginning(text: Text, locale: Locale): Promise<string> {
  return (await render(text, locale)).beginning;
}
