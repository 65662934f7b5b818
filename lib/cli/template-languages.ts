import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceHash } from '../catalog/files';
import { translationOf } from '../catalog/texts';
import { LOCALES, languageFor } from '../text';

// The template is written in the languages of the interface. A course in others begins with the words of the first of them.

/** A lesson in each language of the template. */
export const TEMPLATE_LESSONS = ['lesson.md', ...LOCALES.slice(1).map((locale) => translationOf('lesson.md', locale))];

const WRITTEN = String.raw`('[^']*'|\w+)`;
const PAIR = new RegExp(String.raw`\ben: ${WRITTEN}(,?\s+)fr: ${WRITTEN}`, 'g');

/** YAML or TypeScript of the template with its texts in these languages. */
export function inLanguages(source: string, languages: readonly string[]): string {
  return source.replace(PAIR, (_whole, en: string, between: string, fr: string) => {
    const texts = languages.map((language) => {
      const key = language.includes('-') ? `'${language}'` : language;
      return `${key}: ${languageFor(LOCALES, language) === 'fr' ? fr : en}`;
    });
    return texts.join(between);
  });
}

/** Makes the Markdown files of a copy of the template those of a course in these languages. */
export function translateFiles(folder: string, languages: readonly string[]): void {
  const [template, ...translated] = LOCALES;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!name.endsWith('.md') || translated.some((locale) => name.endsWith(`.${locale}.md`))) continue;
    const texts = Object.fromEntries(
      LOCALES.map((locale) => {
        const own = locale === template ? file : translationOf(file, locale);
        return [locale, partsOf(readFileSync(own, 'utf8'))] as const;
      }),
    );
    for (const locale of translated) rmSync(translationOf(file, locale));
    const concepts = texts[template]?.front.filter((line) => line.startsWith('concepts:')) ?? [];
    const [first = template, ...others] = languages;
    const textIn = (language: string, more: string[]) => {
      const { front, body } = texts[languageFor(LOCALES, language)] as TextParts;
      const lines = [...front.filter((line) => !/^(concepts|source):/.test(line)), ...more];
      return lines.length === 0 ? body : `---\n${lines.join('\n')}\n---\n${body}`;
    };
    const original = textIn(first, concepts);
    writeFileSync(file, original);
    for (const language of others) {
      const translation = translationOf(file, language);
      writeFileSync(translation, textIn(language, ['source: 000000000000']));
      stamp(translation, original);
    }
  }
}

interface TextParts {
  /** The lines of the front matter. */
  front: string[];
  body: string;
}

function partsOf(text: string): TextParts {
  const [, front = '', body = ''] = /^(?:---\n([\s\S]*?)\n---\n)?([\s\S]*)$/.exec(text) ?? [];
  return { front: front === '' ? [] : front.split('\n'), body };
}

const SOURCE = /^source: ["']?[0-9a-f]{12}["']?$/m;

/** Says in a translation that it is of the original as it stands. */
export function stamp(translation: string, original: string): void {
  const hash = sourceHash(original);
  // Quoted where YAML would read the digits as a number.
  const line = /^\d+(e\d+)?$/.test(hash) ? `source: '${hash}'` : `source: ${hash}`;
  writeFileSync(translation, readFileSync(translation, 'utf8').replace(SOURCE, line));
}
