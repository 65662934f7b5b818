import type { Locale, Text } from '@/lib/authoring/text';
import { parseMarkdown } from '@/lib/catalog/markdown';
import { toHtmlText } from './to-hast';

// Stems, options and feedback are short, many, and always the same.
const rendered = new Map<string, Promise<string>>();
const MOST_KEPT = 5_000;

/** A short text of the course (a stem, an option, a feedback) as HTML in one language. */
export function renderText(text: Text, locale: Locale): Promise<string> {
  const source = text[locale];
  let html = rendered.get(source);
  if (!html) {
    if (rendered.size >= MOST_KEPT) rendered.clear();
    html = toHtmlText(parseMarkdown(source));
    rendered.set(source, html);
  }
  return html;
}
