import Papa from 'papaparse';
import type { Course } from '../catalog/course';
import type { Concept } from '../catalog/formats';
import { chaptersOf } from '../catalog/select';
import { keyAnswer } from '../items/item';
import { type Question as CourseQuestion, writtenOf } from '../items/variants';
import { hasDecimalComma, textIn } from '../text';
import { type Written, writeGift } from './gift-write';
import { moodleXmlFile, writeMoodleCategory, writeMoodleXml } from './moodle-xml-write';
import { pack } from './package-file';
import { manifest, type PackageEntry } from './qti-manifest';
import { identifierOf, writeQti } from './qti-write';
import type { Loss, Question } from './question';
import { JSON_FORMAT } from './read-file';
import { toQuestion } from './to-question';

export type Format = 'csv' | 'qti3' | 'gift' | 'moodle-xml' | 'json';

export interface WrittenFile {
  content: string | Uint8Array;
  /** How many items there are, and how many are in it. */
  items: number;
  written: number;
  losses: Loss[];
}

/** What is written of a course. */
export interface CourseItems {
  id: string;
  concepts: Concept[];
  chapters: ChapterItems[];
}

interface ChapterItems {
  id: string;
  items: CourseQuestion[];
}

/** The items of a course by chapter, in the order of their file. */
export function itemsOf(course: Course): CourseItems {
  const chapters = chaptersOf(course)
    .map(({ id, items }) => ({ id, items }))
    .filter(({ items }) => items.length > 0);
  return { id: course.id, concepts: course.concepts, chapters };
}

/** All items of a course in another system's format. What the format cannot say is listed, item by item. */
export function writeItems(
  { id: courseId, concepts, chapters }: CourseItems,
  format: Format,
  language: string,
): WrittenFile {
  const items = chapters.reduce((sum, chapter) => sum + chapter.items.length, 0);
  if (format === 'json') {
    const losses = chapters.flatMap(({ id, items: own }) =>
      own.filter(isDrawnByModule).map((item) => moduleLoss(id, item)),
    );
    const asWritten = chapters.map(({ id, items: own }) => ({
      id,
      items: own.map((item) => (isDrawnByModule(item) ? withoutVariants(item) : writtenOf(item))),
    }));
    const content = { format: JSON_FORMAT, version: 1, course: courseId, concepts, chapters: asWritten };
    return { content: `${JSON.stringify(content, null, 2)}\n`, items, written: items, losses };
  }
  if (format === 'csv') return { content: csv(chapters, language), items, written: items, losses: [] };
  const losses: Loss[] = [];
  const made = chapters.map(({ id, items: own }) => ({
    id,
    parts: own.flatMap((item) => {
      const { question, lost } = toQuestion(item, language, id);
      const { text, lost: more } = writers[format](question, language);
      const drawn = item.variants ? [PARAMETERS] : [];
      const all = text === null ? more : [...drawn, ...lost, ...more];
      const distinct = new Map(all.map((loss) => [`${loss.field} ${loss.why}`, loss]));
      losses.push(...[...distinct.values()].map((loss) => ({ item: `${id}/${item.id}`, kind: item.kind, ...loss })));
      return text === null ? [] : [{ item, text }];
    }),
  }));
  const written = made.reduce((sum, { parts }) => sum + parts.length, 0);
  return { content: assemble(courseId, made, format), items, written, losses };
}

/** Other systems get the first variant. */
const PARAMETERS = { field: 'parameters', why: 'the first variant goes out, with its numbers' };

const isDrawnByModule = ({ variants }: CourseQuestion) => variants?.fields.parameters === 'module';

function withoutVariants({ variants: _variants, ...item }: CourseQuestion): object {
  return item;
}

const moduleLoss = (chapter: string, { id, kind }: CourseQuestion): Loss => ({
  item: `${chapter}/${id}`,
  kind,
  ...PARAMETERS,
});

const writers: Record<'gift' | 'moodle-xml' | 'qti3', (question: Question, language: string) => Written> = {
  gift: writeGift,
  'moodle-xml': writeMoodleXml,
  qti3: writeQti,
};

type Made = { id: string; parts: { item: CourseQuestion; text: string }[] }[];

function assemble(courseId: string, chapters: Made, format: keyof typeof writers): string | Uint8Array {
  switch (format) {
    case 'gift':
      return chapters
        .map(({ id, parts }) => [`$CATEGORY: ${id}`, ...parts.map(({ text }) => text), ''].join('\n\n'))
        .join('');
    case 'moodle-xml':
      return moodleXmlFile(
        chapters.flatMap(({ id, parts }) => [writeMoodleCategory(id), ...parts.map(({ text }) => text)]),
      );
    case 'qti3': {
      const files: Record<string, string> = {};
      const entries: PackageEntry[] = [];
      for (const { id, parts } of chapters) {
        for (const { item, text } of parts) {
          const href = `items/${id}/${item.id}.xml`;
          files[href] = text;
          entries.push({ identifier: identifierOf(`${id}-${item.id}`), href });
        }
      }
      return pack({ 'imsmanifest.xml': manifest(courseId, entries), ...files });
    }
  }
}

const COLUMNS = ['chapter', 'id', 'kind', 'points', 'difficulty', 'concepts', 'stem', 'options', 'key', 'explanation'];

/** For spreadsheets: a line for each item, to read and to sort, not to be read back. */
function csv(chapters: ChapterItems[], language: string): string {
  const rows = chapters.flatMap(({ id, items }) =>
    items.map((item) => [
      id,
      item.id,
      item.kind,
      item.points,
      item.difficulty,
      item.concepts.join(' '),
      textIn(item.stem, language),
      'options' in item
        ? item.options.map((option) => `${option.id}) ${textIn(option.text, language)}`).join('\n')
        : '',
      keyText(keyAnswer(item)),
      textIn(item.explanation, language),
    ]),
  );
  const text = Papa.unparse(
    { fields: COLUMNS, data: rows },
    { escapeFormulae: /^\s*[=+\-@\t\r]/, newline: '\r\n', delimiter: hasDecimalComma(language) ? ';' : ',' },
  );
  return `\uFEFF${text}\r\n`;
}

/** What earns everything, in one cell. */
function keyText(answer: object): string {
  const said = (value: unknown): string =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .map(([key, one]) => `${key}: ${said(one)}`)
          .join('; ')
      : [value].flat().join(' ');
  return Object.values(answer).map(said).join(' ');
}
