import path from 'node:path';
import { z } from 'zod';
import { Concept } from '../catalog/formats';
import { DomainError } from '../errors';
import { Question as CourseQuestion } from '../items/variants';
import { readGift } from './gift-read';
import { readMoodleXml } from './moodle-xml-read';
import { readBookQuiz, readMoodleTools } from './other-files';
import { isPacked, unpack } from './package-file';
import { readQtiItem } from './qti-read';
import type { Note, Question, ReadFile } from './question';
import { attribute, descendants, MOST_BYTES, parseXml } from './xml';

export interface ReadItems {
  format: string;
  questions: Question[];
  /** Items of our own JSON, which are whole. */
  items: { category: string; item: CourseQuestion }[];
  /** Of our own JSON: those that its items may name. */
  concepts: Concept[];
  notes: Note[];
}

export const JSON_FORMAT = 'heldout-items';

/** Items of a course, in all languages and all their fields: what `heldout export --format json` writes. */
export const ItemsFile = z.strictObject({
  format: z.literal(JSON_FORMAT),
  version: z.literal(1),
  course: z.string(),
  concepts: z.array(Concept),
  chapters: z.array(z.strictObject({ id: z.string(), items: z.array(CourseQuestion) })),
});

const unreadable = (message: string) => new DomainError('invalid', 'import-unreadable', message);

/**
 * Reads questions from a file of another system, whatever it is.
 * @throws DomainError invalid 'import-unreadable', a sentence on what is wrong with the file
 */
export function readQuestions(bytes: Uint8Array, file: string): ReadItems {
  if (bytes.length > MOST_BYTES) throw unreadable(`${file} is larger than ${MOST_BYTES / 1e6} MB.`);
  if (isPacked(bytes)) return readPackage(unpack(bytes, file), file);
  const text = decode(bytes, file);
  if (text.trim() === '') throw unreadable(`${file} is empty.`);
  if (/^\s*</.test(text)) return readXml(text, file);
  const plain = (format: string, read: ReadFile): ReadItems => ({ format, items: [], concepts: [], ...read });
  switch (path.extname(file).toLowerCase()) {
    case '.json':
      return { format: 'json', questions: [], notes: [], ...readItems(text, file) };
    case '.yml':
    case '.yaml':
      return plain('moodle-tools', readMoodleTools(text, file));
    case '.md':
      return plain('book', needed(readBookQuiz(text), file));
    case '.gift':
    case '.txt':
      return plain('gift', needed(readGift(text), file));
    default:
      throw unreadable(
        `${file} is of no kind that is read here: GIFT (.gift, .txt), Moodle XML or QTI 3 (.xml, .zip), moodle-tools (.yml), quizzes of MyST books (.md), or what heldout export --format json writes (.json).`,
      );
  }
}

function needed(read: ReadFile, file: string): ReadFile {
  if (read.questions.length === 0) throw unreadable(`There is no question in ${file}.`);
  return read;
}

function decode(bytes: Uint8Array, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(`${file} is not a text in UTF-8. Save it in that encoding.`);
  }
}

function readXml(text: string, file: string): ReadItems {
  const root = parseXml(text, file);
  if (root.name === 'quiz')
    return { format: 'moodle-xml', items: [], concepts: [], ...needed(readMoodleXml(text, file), file) };
  const notes: Note[] = [];
  const read = readQtiItem(text, file, notes);
  if (read) return { format: 'qti3', questions: [read.question], items: [], concepts: [], notes };
  const known: Record<string, string> = {
    manifest: 'a manifest alone; give the whole package (.zip)',
    questestinterop: 'QTI 1.2; QTI 3 is read here',
    assessmentItem: 'QTI 2; QTI 3 is read here',
    'qti-assessment-test': 'a test that names items of other files; give the whole package (.zip)',
  };
  throw unreadable(
    `${file} is ${known[root.name] ?? `XML with the root <${root.name}>, and neither Moodle's nor QTI 3`}.`,
  );
}

/** The items of a package: those that its manifest names, or all of them where it names none. */
function readPackage(files: Map<string, string>, file: string): ReadItems {
  const manifest = files.get('imsmanifest.xml');
  if (manifest === undefined) throw unreadable(`${file} has no imsmanifest.xml: it is no QTI package.`);
  const named = descendants(parseXml(manifest, `${file}/imsmanifest.xml`), 'resource').flatMap((resource) => {
    const href = attribute(resource, 'href');
    return href === null || !/item/i.test(attribute(resource, 'type') ?? '') ? [] : [decodeURI(href)];
  });
  const notes: Note[] = [];
  const questions: Question[] = [];
  for (const name of named) {
    const text = files.get(name);
    if (text === undefined) {
      notes.push({ line: 1, name: null, what: name, why: 'the manifest names it, and it is not in the package' });
      continue;
    }
    const read = readQtiItem(text, `${file}/${name}`, notes);
    const folder = path.posix.basename(path.posix.dirname(name));
    if (read) questions.push({ ...read.question, category: /^(items|\.)$/.test(folder) ? null : folder });
    else notes.push({ line: 1, name: null, what: name, why: 'it is no item of QTI 3' });
  }
  if (questions.length === 0) throw unreadable(`There is no item of QTI 3 in ${file}.`);
  return { format: 'qti3', questions, items: [], concepts: [], notes };
}

function readItems(text: string, file: string): Pick<ReadItems, 'items' | 'concepts'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(`${file} is not JSON: ${(error as Error).message}.`);
  }
  const parsed = ItemsFile.safeParse(value);
  if (parsed.success) {
    const { chapters, concepts } = parsed.data;
    return { items: chapters.flatMap(({ id, items }) => items.map((item) => ({ category: id, item }))), concepts };
  }
  const [issue] = parsed.error.issues;
  throw unreadable(
    `${file} is not what heldout export --format json writes: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}.`,
  );
}
