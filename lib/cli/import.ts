import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { sourceHash } from '../catalog/files';
import { formatFinding, hasErrors } from '../catalog/finding';
import type { Concept } from '../catalog/formats';
import { loadCourse } from '../catalog/load-course';
import { titleOf } from '../catalog/select';
import { translationOf } from '../catalog/texts';
import { env } from '../env';
import { DomainError } from '../errors';
import { idOf, type Placed, placeQuestions } from '../exchange/place';
import type { Note } from '../exchange/question';
import { type ReadItems, readQuestions } from '../exchange/read-file';
import { LOCALES, type Text, textIn } from '../text';
import { EXIT } from './enter';
import { chapterFolder, conceptsOf, courseFolder, idsOf, languagesOf, requireFree, tagsOf } from './new';
import { write, writeChapter } from './write-chapter';

interface ImportOptions {
  into?: string;
  course?: string;
  concept?: string;
  languages?: string;
  json?: boolean;
}

const invalid = (message: string) => new DomainError('invalid', 'import-place', message);

/**
 * Reads questions of another system into a chapter, or into a new course. What is no item is put into `to-decide.yaml` beside
 * the quiz, whole, with the reason; what was not kept or made up is told.
 */
export async function importFile(file: string, options: ImportOptions): Promise<number> {
  if (options.into !== undefined && options.course !== undefined)
    throw invalid('Say either --into or --course, not both.');
  const read = readQuestions(readBytes(file), path.basename(file));
  const target = options.into === undefined ? newCourse(read, file, options) : existing(options.into, options);
  const { chapters, notes } = placeQuestions(read, target);
  target.write(chapters);
  const { findings } = await loadCourse(target.folder);
  const undecided = chapters.flatMap((chapter) => chapter.undecided);
  const kept = chapters.reduce((sum, { items }) => sum + items.length, 0);
  const open = notes.filter(({ decide }) => decide);
  const passed = undecided.length === 0 && open.length === 0 && !hasErrors(findings);
  if (options.json) {
    const told = undecided.map(({ id, line, body }) => ({ id, line, why: body.why }));
    process.stdout.write(
      `${JSON.stringify({ passed, format: read.format, folder: target.folder, kept, undecided: told, notes, findings })}\n`,
    );
    return passed ? EXIT.done : EXIT.notPassed;
  }
  const name = path.basename(file);
  const lines = [
    `${name} (${read.format}): ${kept} of ${kept + undecided.length} questions are items of ${target.folder} now.`,
  ];
  if (undecided.length > 0) lines.push('', `To decide by hand, each kept whole in to-decide.yaml of its chapter:`);
  for (const { id, line, body } of undecided) lines.push(`${name}:${line} ${id}: ${body.why}`);
  if (open.length > 0) lines.push('', 'To decide by hand, in quiz.yaml:');
  for (const { line, name: id, why } of open) lines.push(`${name}:${line} ${id}: ${why}`);
  lines.push('', ...noteLines(name, [...target.decisions, ...notes.filter(({ decide }) => !decide)]));
  for (const finding of findings) lines.push(formatFinding(finding));
  process.stdout.write(`${lines.join('\n').trimEnd()}\n`);
  return passed ? EXIT.done : EXIT.notPassed;
}

/** Alike notes on many questions are one line. */
function noteLines(file: string, notes: Note[]): string[] {
  const groups = Map.groupBy(
    notes,
    ({ what, why }) =>
      `${what.replace(/^what is said of [a-z], .*|^what is said of [a-z]$/, 'what is said of options')}\0${why}`,
  );
  const lines = [...groups].map(([key, group]) => {
    const [what, why] = key.split('\0');
    const named = group.flatMap(({ name, line }) => (name === null ? [] : [`${file}:${line} ${name}`]));
    const where = named.length > 4 ? `${named.slice(0, 3).join(', ')} and ${named.length - 3} more` : named.join(', ');
    return `- ${what}: ${why}.${where === '' ? '' : ` (${where})`}`;
  });
  return lines.length === 0 ? [] : ['Not kept, or made up; look at it:', ...lines];
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'it does not exist' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw new DomainError('invalid', 'file-unreadable', `${file} cannot be read: ${why}.`);
  }
}

interface Target {
  languages: readonly string[];
  folder: string;
  usual: string;
  only: string | null;
  concept: string;
  concepts: ReadonlySet<string>;
  misconceptions: ReadonlySet<string>;
  taken(chapter: string): ReadonlySet<string>;
  /** What the file says nothing of, and what was put there. */
  decisions: Note[];
  write(chapters: Placed[]): void;
}

const made = (what: string, why: string): Note => ({ line: 1, name: null, what, why });
const oneLanguage = (languages: readonly string[]) =>
  languages.length === 1
    ? []
    : [
        made(
          `the languages ${languages.join(', ')}`,
          'a file of another system has one; its texts stand in all until somebody translates them',
        ),
      ];

function existing(place: string, { concept }: ImportOptions): Target {
  const [courseId = '', chapterId = ''] = idsOf(place, ['course', 'chapter']);
  const folder = courseFolder(courseId);
  const chapter = chapterFolder(folder, chapterId);
  const languages = languagesOf(folder);
  const known = conceptsOf(folder);
  const concepts = known.map(({ id }) => id);
  const [first] = concepts;
  if (first === undefined)
    throw invalid(`${courseId} names no concept. Write one into concepts.yaml first: items belong to them.`);
  if (concept !== undefined && !concepts.includes(concept))
    throw invalid(`${courseId} has no concept "${concept}". It has: ${concepts.join(', ')}.`);
  const lesson = readFileSync(path.join(chapter, 'lesson.md'), 'utf8');
  const ofLesson = concepts.find((id) => new RegExp(`^concepts:.*\\b${id}\\b`, 'm').test(lesson));
  const file = path.join(chapter, 'quiz.yaml');
  return {
    folder,
    languages,
    usual: chapterId,
    only: chapterId,
    concept: concept ?? ofLesson ?? first,
    concepts: new Set(concepts),
    misconceptions: misconceptionsIn(known),
    taken: () => idsIn(file),
    decisions: oneLanguage(languages),
    write(chapters) {
      for (const placed of chapters) writeChapter(chapter, placed);
    },
  };
}

const misconceptionsIn = (concepts: Concept[]) =>
  new Set(concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id)));

function idsIn(file: string): Set<string> {
  const items = existsSync(file) ? parseDocument(readFileSync(file, 'utf8')).get('items') : null;
  return new Set(isSeq(items) ? items.items.flatMap((item) => (isMap(item) ? [String(item.get('id'))] : [])) : []);
}

/** A course with a chapter for each category of the file. Nothing is written before all is read. */
function newCourse(read: ReadItems, file: string, options: ImportOptions): Target {
  const name = options.course ?? idOf(path.basename(file).replace(/\.[^.]*$/, ''));
  const [id = ''] = idsOf(name === '' || /^\d/.test(name) ? `quiz-${name}`.replace(/-$/, '') : name, ['course']);
  const folder = path.join(env().coursesFolder, id);
  requireFree(existsSync(folder), 'folder', folder);
  const named = [
    ...read.questions.flatMap(({ tags }) =>
      tags.flatMap((tag) => /^concept:([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(tag)?.[1] ?? []),
    ),
    ...read.items.flatMap(({ item }) => item.concepts),
  ];
  const concept = options.concept ?? named[0] ?? 'imported';
  const [checked = ''] = idsOf(concept, ['concept']);
  const languages = options.languages === undefined ? languagesIn(read) : tagsOf(options.languages);
  const concepts: Concept[] = [...new Set([checked, ...named, ...read.concepts.map((one) => one.id)])].map(
    (one) =>
      conceptIn(
        languages,
        read.concepts.find((known) => known.id === one),
      ) ?? {
        id: one,
        title: inEach(languages, () => titleOf(one)),
        prerequisites: [],
        misconceptions: [],
      },
  );
  return {
    folder,
    languages,
    usual: 'questions',
    only: null,
    concept: checked,
    concepts: new Set(concepts.map((one) => one.id)),
    misconceptions: misconceptionsIn(concepts),
    taken: () => new Set(),
    decisions: [
      ...(read.items.length > 0 ? [] : oneLanguage(languages)),
      made('the licence and the authors in course.yaml', 'the file does not say; "unknown" stands there'),
      made('the lessons', 'the file has none; a few words stand there'),
    ],
    write: (chapters) => writeCourse(folder, { id, languages, concepts }, chapters, path.basename(file)),
  };
}

/** The languages of our own items; those of the interface for a file that does not say. */
function languagesIn({ items }: ReadItems): string[] {
  const [first] = items;
  return first === undefined ? [...LOCALES] : Object.keys(first.item.stem);
}

const inEach = (languages: readonly string[], say: (language: string) => string) =>
  Object.fromEntries(languages.map((language) => [language, say(language)]));

function conceptIn(languages: readonly string[], concept: Concept | undefined): Concept | undefined {
  const told = (text: Text) => inEach(languages, (language) => textIn(text, language));
  return (
    concept && {
      ...concept,
      title: told(concept.title),
      misconceptions: concept.misconceptions.map(({ id, text }) => ({ id, text: told(text) })),
    }
  );
}

function writeCourse(
  folder: string,
  { id, languages, concepts }: { id: string; languages: string[]; concepts: Concept[] },
  chapters: Placed[],
  file: string,
): void {
  const section = path.join(folder, '01-questions');
  mkdirSync(section, { recursive: true });
  const title = inEach(languages, () => titleOf(id));
  write(
    path.join(folder, 'course.yaml'),
    stringify({ id, languages, title, licence: 'unknown', authors: ['unknown'] }, { aliasDuplicateObjects: false }),
  );
  write(path.join(folder, 'concepts.yaml'), stringify({ concepts }, { aliasDuplicateObjects: false }));
  write(path.join(section, 'section.yaml'), stringify({ title: inEach(languages, () => 'Questions') }));
  chapters.forEach((placed, i) => {
    const chapter = path.join(section, `${String(i + 1).padStart(2, '0')}-${placed.chapter}`);
    mkdirSync(chapter);
    const used = [...new Set(placed.items.flatMap((item) => item.concepts))];
    const named = used.length > 0 ? used : concepts.slice(0, 1).map((one) => one.id);
    writeLessons(chapter, placed.chapter, languages, named, file);
    writeChapter(chapter, placed);
  });
}

const OBJECTIVE = { en: 'Answer the questions.', fr: 'Répondre aux questions.' };
const BODY = {
  en: 'The questions of this chapter come from the file',
  fr: 'Les questions de ce chapitre viennent du fichier',
};

/** A lesson of a few words in each language; in English for a language that the product has not. */
function writeLessons(folder: string, id: string, languages: string[], concepts: string[], file: string): void {
  const lessonIn = (language: string, rest: string) => {
    const [objective, body] = [OBJECTIVE, BODY].map((text) => textIn(text, language));
    const front = `title: ${JSON.stringify(titleOf(id))}\nobjectives:\n  - ${objective}\n${rest}`;
    return `---\n${front}\n---\n\n${body} \`${file}\`.\n`;
  };
  const [first = '', ...others] = languages;
  const original = lessonIn(first, `concepts: [${concepts.join(', ')}]`);
  const at = path.join(folder, 'lesson.md');
  write(at, original);
  for (const language of others)
    write(translationOf(at, language), lessonIn(language, `source: '${sourceHash(original)}'`));
}
