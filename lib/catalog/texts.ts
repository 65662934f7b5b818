import type { Root } from 'mdast';
import type { z } from 'zod';
import { type Item, textsOf } from '../items/item';
import type { Translated } from './course';
import { type CourseFiles, sourceHash } from './files';
import { type Report, report, START } from './finding';
import { TranslatedFront } from './formats';
import { type ReadMarkdown, type Reference, readInline, readMarkdown } from './markdown';
import { strayBlocks } from './prose';
import { formatPath, parseStructured, readFrontMatter, type Structured } from './structured';

export interface TextFile<Front> {
  front: Front;
  root: Root;
  references: Reference[];
  to: Report;
  /** Where a path of the front matter stands. */
  locate: Structured['locate'];
}

/** Reads a Markdown file with the front matter that `schema` asks for (null: none). */
export async function readTextFile<Front>(
  files: CourseFiles,
  file: string,
  schema: z.ZodType<Front> | null,
): Promise<{ text: string; parsed: TextFile<Front | null> } | null> {
  const text = await files.read(file);
  if (text === null) return null;
  const to = files.to(file);
  const read = readMarkdown(text);
  reportProblems(read, to);
  if (schema === null && read.frontMatter !== null) {
    report(to, { expected: 'no front matter', message: 'This file takes no front matter.' });
  }
  const structured = schema && readFrontMatter(read.frontMatter ?? '{}', to);
  const front = structured ? parseStructured(schema, structured, to) : null;
  const locate = structured?.locate ?? (() => START);
  return { text, parsed: { front, root: read.root, references: read.references, to, locate } };
}

function reportProblems(read: ReadMarkdown, to: Report): void {
  for (const problem of read.problems) report(to, problem);
}

/** The file of a translation: `lesson.fr.md` beside `lesson.md`. */
export function translationOf(file: string, language: string): string {
  return file.replace(/\.md$/, `.${language}.md`);
}

/** Reports a translation of an older text. @returns whether it is stale */
export function isStale(original: string, { front, to, locate }: TextFile<{ source: string } | null>): boolean {
  const current = sourceHash(original);
  if (front === null || front.source === current) return false;
  const message = `The text has changed since this translation; once it is up to date, set source: ${current}.`;
  report(to, { severity: 'warning', place: locate(['source']), key: 'source', expected: current, message });
  return true;
}

/**
 * A text in a file for each language of the course, `name.md` and `name.fr.md`, that may not contain items, challenges or plots.
 * @returns null when one of them is missing
 */
export async function readTranslated(files: CourseFiles, file: string): Promise<Record<string, Translated> | null> {
  const [first = '', ...others] = files.languages;
  const original = await readTextFile(files, file, null);
  refuseReferences(original?.parsed);
  const made: Record<string, Translated> = {};
  if (original) made[first] = { body: original.parsed.root, stale: false };
  for (const language of others) {
    const text = await readTextFile(files, translationOf(file, language), TranslatedFront);
    refuseReferences(text?.parsed);
    if (!original || !text) continue;
    made[language] = { body: text.parsed.root, stale: isStale(original.text, text.parsed) };
  }
  return Object.keys(made).length === files.languages.length ? made : null;
}

function refuseReferences(text: TextFile<unknown> | undefined): void {
  for (const { kind, place } of text?.references ?? []) {
    if (kind === 'lesson') continue;
    const message = `A ${kind} can only stand in a lesson.`;
    report(text?.to as Report, { place, expected: `no ${kind}`, message });
  }
}

/** Checks the Markdown inside an item's texts. */
export function checkItemTexts(item: Item, index: number, read: Structured, to: Report): void {
  for (const { path, value, inline } of textsOf(item)) {
    for (const [language, markdown] of Object.entries(value)) {
      const at = ['items', index, ...path, language];
      const { root, problems, references } = inline ? readInline(markdown) : readMarkdown(markdown);
      const place = read.locate(at);
      const key = formatPath(at);
      for (const { expected, message } of problems) report(to, { place, key, expected, message });
      for (const { expected, message } of strayBlocks(root)) {
        report(to, { severity: 'warning', place, key, expected, message });
      }
      for (const { kind } of references) {
        if (kind !== 'lesson')
          report(to, { place, key, expected: `no ${kind}`, message: `A ${kind} can only stand in a lesson.` });
      }
    }
  }
}
