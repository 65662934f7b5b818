import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { sourceHash } from '../catalog/files';
import { formatFinding, hasErrors } from '../catalog/finding';
import { type Concept, ConceptsFile, CourseFile } from '../catalog/formats';
import { loadCourse } from '../catalog/load-course';
import { titleOf } from '../catalog/select';
import { translationOf } from '../catalog/texts';
import { env } from '../env';
import { DomainError } from '../errors';
import { ITEM_KINDS } from '../items/item';
import { Id } from '../items/kind';
import { LOCALES } from '../text';
import { EXIT } from './enter';
import { inLanguages, stamp, TEMPLATE_LESSONS, translateFiles } from './template-languages';

// The template is a course that passes the checker; what is made here is a part of it under other names.
const TEMPLATE = 'new-course';
const SECTION = '01-new-section';
const CHAPTER = '01-new-chapter';

const template = (...parts: string[]) => path.join(env().projectRoot, 'challenges/.templates', TEMPLATE, ...parts);

const invalid = (message: string) => new DomainError('invalid', 'new-place', message);

/** The ids of a place such as `course/chapter/challenge`. @throws DomainError invalid */
export function idsOf(place: string, names: readonly string[]): string[] {
  const ids = place.split('/');
  const form = names.map((name) => `<${name}>`).join('/');
  if (ids.length !== names.length) throw invalid(`Say the place as ${form}, not "${place}".`);
  const wrong = ids.find((id) => !Id.safeParse(id).success || /^\d/.test(id));
  if (wrong === undefined) return ids;
  throw invalid(`"${wrong}" is no id: lower-case letters, digits and single hyphens, a letter first.`);
}

const NUMBERED = /^(\d+)-(.+)$/;

/** The folders with a number in front, in order. */
function numbered(folder: string): { name: string; id: string; number: number }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const [, number, id] = NUMBERED.exec(name) ?? [];
      return id === undefined ? [] : [{ name, id, number: Number(number) }];
    })
    .sort((a, b) => a.number - b.number);
}

/** @throws DomainError not-found */
export function courseFolder(courseId: string): string {
  const folder = path.join(env().coursesFolder, courseId);
  if (existsSync(path.join(folder, 'course.yaml'))) return folder;
  throw new DomainError('not-found', 'course-unknown', `There is no course "${courseId}" in ${env().coursesFolder}.`);
}

/** @throws DomainError not-found */
export function chapterFolder(course: string, chapterId: string): string {
  const found = numbered(course).flatMap((section) =>
    numbered(path.join(course, section.name))
      .filter(({ id }) => id === chapterId)
      .map(({ name }) => path.join(course, section.name, name)),
  );
  if (found[0]) return found[0];
  throw new DomainError('not-found', 'chapter-unknown', `There is no chapter "${chapterId}" in ${course}.`);
}

/** @throws DomainError conflict */
export function requireFree(taken: boolean, what: string, id: string): void {
  if (!taken) return;
  throw new DomainError('conflict', 'new-exists', `There is a ${what} "${id}" already; nothing was written.`);
}

/** The concepts of a course, as far as its concepts.yaml can be read. */
export function conceptsOf(course: string): Concept[] {
  const file = path.join(course, 'concepts.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return ConceptsFile.safeParse(parseDocument(text).toJS()).data?.concepts ?? [];
}

/** The first concept of a course and a misconception of it, for what is made to point to. @throws DomainError invalid */
function firstConcept(course: string): { concept: string; misconception: string | null } {
  const [concept] = conceptsOf(course);
  if (!concept)
    throw invalid(
      `${path.join(course, 'concepts.yaml')} names no concept. Write one first: what is made belongs to it.`,
    );
  return { concept: concept.id, misconception: concept.misconceptions[0]?.id ?? null };
}

/** The languages of a course, as far as its course.yaml can be read. */
export function languagesOf(course: string): string[] {
  const head = parseDocument(readFileSync(path.join(course, 'course.yaml'), 'utf8')).toJS();
  return CourseFile.shape.languages.safeParse(head?.languages).data ?? [...LOCALES];
}

/** Language tags with commas between them. @throws DomainError invalid */
export function tagsOf(list: string): string[] {
  const tags = CourseFile.shape.languages.safeParse(list.split(','));
  if (tags.success) return tags.data;
  throw invalid(`"${list}" are no languages: tags such as de or pt-BR with commas between them, each once.`);
}

/** Gives every text file below a folder other names, and the languages of its course. */
function rename(folder: string, names: [string | RegExp, string][], languages: readonly string[]): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(md|ts|yaml)$/.test(name)) continue;
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    const renamed = names.reduce((all, [from, to]) => all.replaceAll(from, to), text);
    writeFileSync(file, name.endsWith('.md') ? renamed : inLanguages(renamed, languages));
  }
  translateFiles(folder, languages);
}

async function checked(course: string, made: string): Promise<number> {
  const { findings } = await loadCourse(course);
  process.stdout.write(`${made}\n`);
  for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
  return hasErrors(findings) ? EXIT.notPassed : EXIT.done;
}

export function newCourse(place: string, list: string): Promise<number> {
  const languages = tagsOf(list);
  const [id = ''] = idsOf(place, ['course']);
  const folder = path.join(env().coursesFolder, id);
  requireFree(existsSync(folder), 'folder', folder);
  cpSync(template(), folder, { recursive: true });
  const section = path.join(folder, '01-first-section');
  renameSync(path.join(folder, SECTION), section);
  const chapter = path.join(section, '01-first-chapter');
  renameSync(path.join(section, CHAPTER), chapter);
  renameSync(path.join(chapter, 'new-challenge'), path.join(chapter, 'first-challenge'));
  rename(
    folder,
    [
      [TEMPLATE, id],
      ['New course', titleOf(id)],
      ['New chapter', 'First chapter'],
      ['new-challenge', 'first-challenge'],
      ['New challenge', 'First challenge'],
      ['new-concept', 'first-concept'],
      ['new-misconception', 'first-misconception'],
      [new RegExp(`\\bnew-(?=${ITEM_KINDS.join('|')})`, 'g'), 'first-'],
      [/^languages: .*$/gm, `languages: [${languages.join(', ')}]`],
    ],
    languages,
  );
  show(chapter, 'first-challenge', languages);
  const made = `${folder}: a course with a lesson, a question of each kind and a challenge.`;
  return checked(folder, `${made} Prove it: heldout check ${id}`);
}

export function newLesson(place: string, sectionId?: string): Promise<number> {
  const [courseId = '', id = ''] = idsOf(place, ['course', 'chapter']);
  const course = courseFolder(courseId);
  const sections = numbered(course);
  const section = sectionId === undefined ? sections.at(-1) : sections.find((one) => one.id === sectionId);
  const known = sections.map((one) => one.id).join(', ');
  if (!section)
    throw new DomainError('not-found', 'section-unknown', `${courseId} has these sections: ${known || 'none'}.`);
  const taken = sections.some((one) => numbered(path.join(course, one.name)).some((chapter) => chapter.id === id));
  requireFree(taken, 'chapter', id);
  const { concept } = firstConcept(course);
  const number = (numbered(path.join(course, section.name)).at(-1)?.number ?? 0) + 1;
  const folder = path.join(course, section.name, `${String(number).padStart(2, '0')}-${id}`);
  for (const name of TEMPLATE_LESSONS) cpSync(template(SECTION, CHAPTER, name), path.join(folder, name));
  rename(
    folder,
    [
      ['New chapter', titleOf(id)],
      ['new-concept', concept],
    ],
    languagesOf(course),
  );
  return checked(course, `${folder}: a lesson.`);
}

/** @throws DomainError invalid 'new-kind' */
export function newItem(place: string, kind: string): Promise<number> {
  if (!ITEM_KINDS.some((one) => one === kind)) {
    throw new DomainError('invalid', 'new-kind', `There is no kind "${kind}"; there are ${ITEM_KINDS.join(', ')}.`);
  }
  const [courseId = '', chapterId = '', id = ''] = idsOf(place, ['course', 'chapter', 'item']);
  const course = courseFolder(courseId);
  const file = path.join(chapterFolder(course, chapterId), 'quiz.yaml');
  const { concept, misconception } = firstConcept(course);
  const text = inLanguages(readFileSync(template(SECTION, CHAPTER, 'quiz.yaml'), 'utf8'), languagesOf(course))
    .replaceAll('new-concept', concept)
    .replaceAll(/^ *misconception: new-misconception\n/gm, misconception === null ? '' : '$&')
    .replaceAll('new-misconception', misconception ?? '');
  const sample = parseDocument(text).get('items') as YAMLSeq;
  const item = sample.items.find((one) => isMap(one) && one.get('kind') === kind);
  if (!isMap(item)) throw new Error(`the template has no ${kind} item`);
  item.set('id', id);
  const head = '# yaml-language-server: $schema=../../../.schemas/quiz.json\nitems: []\n';
  const quiz = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : head);
  const items = quiz.get('items');
  if (quiz.errors.length > 0 || !isSeq(items)) throw invalid(`${file} is no list of items; mend it first.`);
  requireFree(
    items.items.some((one) => isMap(one) && one.get('id') === id),
    'question',
    id,
  );
  items.flow = false;
  items.add(item);
  writeFileSync(file, quiz.toString({ lineWidth: 0, singleQuote: true }));
  return checked(course, `${file}: a ${kind} question, ${id}.`);
}

export async function newChallenge(place: string): Promise<number> {
  const [courseId = '', chapterId = '', id = ''] = idsOf(place, ['course', 'chapter', 'challenge']);
  const course = courseFolder(courseId);
  const chapter = chapterFolder(course, chapterId);
  const taken = (await loadCourse(course)).course?.challenges.has(id) ?? false;
  requireFree(taken || existsSync(path.join(chapter, id)), 'challenge', id);
  const { concept } = firstConcept(course);
  const languages = languagesOf(course);
  const folder = path.join(chapter, id);
  cpSync(template(SECTION, CHAPTER, 'new-challenge'), folder, { recursive: true });
  rename(
    folder,
    [
      ['new-challenge', id],
      ['New challenge', titleOf(id)],
      ['new-concept', concept],
    ],
    languages,
  );
  show(chapter, id, languages);
  return checked(course, `${folder}: a challenge. Prove it: heldout check ${courseId}/${id}`);
}

/** Puts a challenge at the end of its lesson, in each language. A translation that was stale stays so. */
function show(chapter: string, challengeId: string, [, ...others]: readonly string[]): void {
  const lesson = path.join(chapter, 'lesson.md');
  const hash = sourceHash(readFileSync(lesson, 'utf8'));
  const translations = others.map((language) => translationOf(lesson, language));
  const fresh = translations.filter((file) => readFileSync(file, 'utf8').includes(hash));
  for (const file of [lesson, ...translations]) {
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n\n::challenge{id="${challengeId}"}\n`);
  }
  for (const file of fresh) stamp(file, readFileSync(lesson, 'utf8'));
}
