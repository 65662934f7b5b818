import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { chaptersOf, selectCourse, titleOf } from '../catalog/select';
import { DomainError } from '../errors';
import type { Text } from '../text';
import { pack } from './package-file';
import { type Placed, placeQuestions } from './place';
import type { Note } from './question';
import { quizWith, undecidedWith } from './quiz-file';
import { readQuestions } from './read-file';

/** What a page hands over at once; `heldout import` takes more. */
export const MOST_BYTES_BY_PAGE = 3_000_000;

export interface ImportInput {
  courseId: string;
  /** All into this one; null: by the categories of the file. */
  chapterId: string | null;
  bytes: Uint8Array;
  /** Of the file; its ending says what it may be. */
  name: string;
}

export interface ImportPreview {
  format: string;
  kept: number;
  chapters: {
    id: string;
    title: Text;
    /** The course has it already. */
    exists: boolean;
    items: { id: string; kind: string; stem: Text }[];
    undecided: { id: string; line: number; stem: string; why: string }[];
  }[];
  /** Everything that was not kept, or made up. */
  notes: Note[];
}

const refuse = (message: string) => new DomainError('invalid', 'import-place', message);

/** @throws DomainError forbidden; not-found; invalid, with a sentence on what is wrong with the file or the place */
function place(catalog: Catalog, actor: Actor, { courseId, chapterId, bytes, name }: ImportInput) {
  requireStaff(actor, courseId);
  const course = selectCourse(catalog, courseId);
  const chapters = chaptersOf(course);
  const chapter = chapters.find(({ id }) => id === chapterId);
  if (chapterId !== null && !chapter) {
    throw new DomainError('not-found', 'chapter-unknown', `There is no chapter "${chapterId}".`);
  }
  if (bytes.length > MOST_BYTES_BY_PAGE) {
    throw refuse(
      `${name} is larger than ${MOST_BYTES_BY_PAGE / 1e6} MB. \`heldout import\` takes it on the machine itself.`,
    );
  }
  const [concept] = chapter && chapter.concepts.length > 0 ? chapter.concepts : course.concepts.map(({ id }) => id);
  if (concept === undefined) throw refuse(`${courseId} names no concept. Write one into concepts.yaml first.`);
  const read = readQuestions(bytes, name);
  const placed = placeQuestions(read, {
    languages: course.languages,
    usual: chapterId ?? 'questions',
    only: chapterId,
    concept,
    concepts: new Set(course.concepts.map(({ id }) => id)),
    misconceptions: new Set(course.concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id))),
    taken: (id) => new Set(chapters.find((one) => one.id === id)?.items.map((item) => item.id)),
  });
  return { course, format: read.format, ...placed };
}

/** What a file of another system would add to a course, and where; nothing is written. @throws DomainError as `place` does */
export function previewImport(catalog: Catalog, actor: Actor, input: ImportInput): ImportPreview {
  const { course, format, chapters, notes } = place(catalog, actor, input);
  return {
    format,
    kept: chapters.reduce((sum, { items }) => sum + items.length, 0),
    chapters: chapters.map((placed) => shown(course, placed)),
    notes,
  };
}

function shown(course: Course, { chapter, items, undecided }: Placed): ImportPreview['chapters'][number] {
  const known = chaptersOf(course).find(({ id }) => id === chapter);
  return {
    id: chapter,
    title: known?.title ?? { [course.languages[0] ?? 'en']: titleOf(chapter) },
    exists: known !== undefined,
    items: items.map(({ id, kind, stem }) => ({ id, kind, stem })),
    undecided: undecided.map(({ id, line, stem, body }) => ({ id, line, stem, why: body.why })),
  };
}

/**
 * The same as files: for each chapter a `quiz.yaml` of the new items, and what somebody has to decide beside it. A ZIP.
 * @throws DomainError as `previewImport` does
 */
export function importFiles(catalog: Catalog, actor: Actor, input: ImportInput): Uint8Array {
  const { chapters } = place(catalog, actor, input);
  const files = chapters.flatMap(({ chapter, items, undecided }) => [
    ...(items.length > 0 ? [[`${chapter}/quiz.yaml`, quizWith(null, items, chapter)] as const] : []),
    ...(undecided.length > 0 ? [[`${chapter}/to-decide.yaml`, undecidedWith(null, undecided)] as const] : []),
  ]);
  return pack(Object.fromEntries(files));
}
