import { type Report, report } from './finding';
import type { Term } from './formats';
import type { Link } from './links';
import { readInline } from './markdown';
import { formatPath, type Structured } from './structured';

export interface ReadGlossary {
  terms: Term[];
  /** Null where there is no glossary.yaml, or none that can be read. */
  read: Structured | null;
}

/**
 * Each term stands once, is explained in text that can be set, and is used: some lesson of every language leads to it. Whether what
 * lessons lead to is there is a matter of their links.
 */
export function checkGlossary(
  { terms, read }: ReadGlossary,
  links: readonly Link[],
  languages: readonly string[],
  to: Report,
): void {
  if (!read) return;
  const seen = new Set<string>();
  terms.forEach((term, index) => {
    const at = (...path: (string | number)[]) => {
      const whole = ['terms', index, ...path];
      return { place: read.locate(whole), key: formatPath(whole) };
    };
    if (seen.has(term.id)) {
      report(to, { ...at('id'), expected: 'another id', message: `There are two terms "${term.id}".` });
    }
    seen.add(term.id);
    for (const [language, text] of Object.entries(term.text)) {
      for (const { expected, message } of readInline(text).problems) {
        report(to, { ...at('text', language), expected, message });
      }
    }
    for (const { expected, message } of term.symbol === undefined ? [] : readInline(`$${term.symbol}$`).problems) {
      report(to, { ...at('symbol'), expected, message });
    }
    const uses = links.filter(({ kind, id }) => kind === 'term' && id === term.id).map(({ language }) => language);
    const missing = languages.filter((language) => !uses.includes(language));
    if (missing.length === 0) return;
    const expected = `[words](term:${term.id}) in a lesson`;
    const message = `No lesson in ${missing.join(', ')} leads to "${term.id}"; expected ${expected}, or no such term.`;
    report(to, { ...at('id'), severity: 'warning', expected, message });
  });
}
