import path from 'node:path';
import { LOCALES, type Text } from '../text';
import { BrokenParts } from './broken-parts';
import { checkConcepts, type ReadConcepts } from './concepts';
import type { CatalogChallenge, Chapter, Course, Project, Unavailable } from './course';
import { CourseFiles } from './files';
import { type Finding, type Report, report, START } from './finding';
import { ConceptsFile, CourseFile, GlossaryFile, ProjectFile, SectionFile } from './formats';
import { checkGlossary, type ReadGlossary } from './glossary';
import { checkLanguages } from './languages';
import { checkLinks, type Link } from './links';
import { type ReadChapter, readChapter, readDefaults } from './read-chapter';
import { titleOf } from './select';
import { formatPath, type Structured } from './structured';

const NUMBERED = /^\d+-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

interface FoundChapter {
  id: string;
  sectionId: string;
  folder: string;
  read: ReadChapter;
}

/**
 * Reads a course from its folder and checks all of it. A chapter, a challenge or a project with an error is left out, named
 * among what is unavailable, and the rest is served.
 * @returns the course, or null when its head cannot be read; and every finding, errors first.
 */
export async function loadCourse(courseFolder: string): Promise<{ course: Course | null; findings: Finding[] }> {
  const folder = path.resolve(courseFolder);
  const files = new CourseFiles(path.dirname(folder));
  const links: Link[] = [];
  const head = await files.parse(path.join(folder, 'course.yaml'), CourseFile);
  files.languages = head?.data.languages ?? LOCALES;
  if (head)
    checkLanguages(CourseFile, head.data, files.languages, head.read, files.to(path.join(folder, 'course.yaml')));
  checkCourseId(head, path.basename(folder), files.to(path.join(folder, 'course.yaml')));
  const defaults = await readDefaults(files, folder, head?.data.defaults ?? {});
  const concepts = await readConcepts(files, path.join(folder, 'concepts.yaml'));

  const glossary = await readGlossary(files, path.join(folder, 'glossary.yaml'), links);

  const sections: { id: string; folder: string; title: Text }[] = [];
  const chapters: FoundChapter[] = [];
  for (const { id: sectionId, folder: sectionFolder } of await numbered(files, folder, ['projects'])) {
    const section = await files.parse(path.join(sectionFolder, 'section.yaml'), SectionFile);
    const title = section?.data.title ?? { [files.languages[0] ?? 'en']: titleOf(sectionId) };
    sections.push({ id: sectionId, folder: sectionFolder, title });
    const sectionDefaults = await readDefaults(files, sectionFolder, defaults);
    for (const found of await numbered(files, sectionFolder)) {
      const read = await readChapter(files, found.folder, { sectionId, chapterId: found.id }, sectionDefaults);
      chapters.push({ ...found, sectionId, read });
      links.push(...read.links);
    }
  }
  const projects = await readProjects(files, path.join(folder, 'projects'), links);
  checkConcepts(concepts, files.languages, files.to(path.join(folder, 'concepts.yaml')));
  checkGlossary(glossary, links, files.languages, files.to(path.join(folder, 'glossary.yaml')));
  checkChapterIds(chapters, files, folder);
  checkChallengeIds(chapters, files);
  checkQuizIds(chapters);
  const broken = new BrokenParts(files, files.findings);
  // Of all folders, also of those that could not be read, so that one defect is one finding.
  const chapterIds = new Set(chapters.map(({ id }) => id));
  const challengeIds = new Set(chapters.flatMap(({ read }) => read.challengeFolders));
  const terms = broken.hasFile(folder, 'glossary.yaml') ? null : new Set(glossary.terms.map(({ id }) => id));
  checkLinks(links, { concepts: concepts.read && concepts.concepts, terms, chapterIds, challengeIds });

  const findings = [...files.findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  if (!head || broken.hasFile(folder, 'course.yaml')) return { course: null, findings };
  const unread = broken.hasFile(folder, 'defaults.yaml');
  const isSound = ({ id, folder: at, sectionId, read }: FoundChapter) => {
    const section = sections.find((one) => one.id === sectionId);
    const inherits = unread || (section !== undefined && broken.hasFile(section.folder, 'defaults.yaml'));
    return !(inherits || isTwice(chapters, id) || broken.has(at, read.challengeFolders));
  };
  const served = chapters.filter((one) => one.read.chapter !== null && isSound(one));
  const challenges = soundChallenges(chapters, broken);
  const { id, languages, title, description = null, authors, licence } = head.data;
  const course: Course = {
    id,
    languages,
    title,
    description,
    authors,
    licence,
    concepts: concepts.concepts,
    words: concepts.words,
    glossary: glossary.terms,
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      chapters: served
        .filter(({ sectionId }) => sectionId === section.id)
        .map(({ read }) => withChallenges(read.chapter as Chapter, challenges)),
    })),
    projects: projects.filter((project): project is Project => typeof project !== 'string'),
    challenges,
    unavailable: unavailableParts({ chapters, served, challenges, challengeIds, links, projects }),
    contentHash: files.hashOf(folder),
  };
  return { course, findings };
}

const withChallenges = (chapter: Chapter, challenges: Map<string, CatalogChallenge>): Chapter => ({
  ...chapter,
  challengeIds: chapter.challengeIds.filter((id) => challenges.has(id)),
});

const isTwice = (chapters: FoundChapter[], id: string) => chapters.filter((one) => one.id === id).length > 1;

function soundChallenges(chapters: FoundChapter[], broken: BrokenParts): Map<string, CatalogChallenge> {
  const read = chapters.flatMap((chapter) => chapter.read.challenges);
  const sound = read.filter(({ folder }) => !broken.has(folder));
  return new Map(sound.map((challenge) => [challenge.id, challenge]));
}

interface Parts {
  chapters: FoundChapter[];
  served: FoundChapter[];
  challenges: Map<string, CatalogChallenge>;
  challengeIds: Set<string>;
  links: Link[];
  projects: (Project | string)[];
}

/** Everything that has a folder, or that is asked for, and is not served. */
function unavailableParts({ chapters, served, challenges, challengeIds, links, projects }: Parts): Unavailable[] {
  const parts = new Map<string, Unavailable>();
  const add = (part: Unavailable) => parts.set(`${part.kind} ${part.id}`, part);
  for (const chapter of chapters) {
    const { id, sectionId } = chapter;
    if (!served.includes(chapter)) add({ kind: 'chapter', id, sectionId, chapterId: id });
    for (const challengeId of chapter.read.challengeFolders) {
      if (!challenges.has(challengeId)) add({ kind: 'challenge', id: challengeId, sectionId, chapterId: id });
    }
  }
  for (const { kind, id, from } of links) {
    if (kind !== 'challenge' || challengeIds.has(id) || parts.has(`challenge ${id}`)) continue;
    const chapter = chapters.find((one) => one.id === from);
    add({ kind, id, sectionId: chapter?.sectionId ?? null, chapterId: chapter?.id ?? null });
  }
  for (const project of projects) {
    if (typeof project === 'string') add({ kind: 'project', id: project, sectionId: null, chapterId: null });
  }
  return [...parts.values()];
}

/** Addresses name a course by its id, so no two may share one: each has its folder's. */
function checkCourseId(head: { data: { id: string }; read: Structured } | null, name: string, to: Report): void {
  if (!head || head.data.id === name) return;
  const message = `The id "${head.data.id}" is not the folder's name, "${name}".`;
  report(to, { place: head.read.locate(['id']), key: 'id', expected: name, message });
}

async function numbered(files: CourseFiles, folder: string, others: string[] = []) {
  const found: { id: string; folder: string }[] = [];
  for (const name of await files.list(folder, 'folder')) {
    const id = NUMBERED.exec(name)?.[1];
    if (id) found.push({ id, folder: path.join(folder, name) });
    else if (!others.includes(name)) {
      const expected = 'a number and an id, such as 01-minimum-norm';
      const message = `The folder "${name}" has no place here; expected ${expected}.`;
      report(files.to(path.join(folder, name)), { expected, message });
    }
  }
  return found;
}

async function readConcepts(files: CourseFiles, file: string): Promise<ReadConcepts> {
  const parsed = await files.parse(file, ConceptsFile);
  const { concepts = [], words = [] } = parsed?.data ?? {};
  return { concepts, words, read: parsed?.read ?? null };
}

/** A course may be without. */
async function readGlossary(files: CourseFiles, file: string, links: Link[]): Promise<ReadGlossary> {
  const parsed = (await files.find(file)) === null ? null : await files.parse(file, GlossaryFile);
  const terms = parsed?.data.terms ?? [];
  terms.forEach(({ concept }, index) => {
    if (concept === undefined) return;
    const at = ['terms', index, 'concept'];
    links.push({
      kind: 'concept',
      id: concept,
      place: parsed?.read.locate(at) ?? START,
      key: formatPath(at),
      to: files.to(file),
    });
  });
  return { terms, read: parsed?.read ?? null };
}

/** @returns the id alone of a project that cannot be read */
async function readProjects(files: CourseFiles, folder: string, links: Link[]): Promise<(Project | string)[]> {
  const projects: (Project | string)[] = [];
  for (const name of (await files.list(folder, 'file')).filter((file) => file.endsWith('.yaml'))) {
    const file = path.join(folder, name);
    const parsed = await files.parse(file, ProjectFile);
    const id = path.basename(name, '.yaml');
    if (!parsed) {
      projects.push(id);
      continue;
    }
    parsed.data.stages.forEach((stage, index) => {
      const place = parsed.read.locate(['stages', index]);
      links.push({ kind: 'challenge', id: stage, place, key: `stages[${index}]`, to: files.to(file) });
    });
    projects.push({ id, ...parsed.data });
  }
  return projects;
}

/** Addresses name a chapter by its own id alone, without its section. */
function checkChapterIds(chapters: FoundChapter[], files: CourseFiles, folder: string): void {
  const known = new Set<string>();
  for (const { id, read } of chapters) {
    if (!read.chapter) continue;
    if (known.has(id)) {
      report(files.to(folder), { expected: 'another id', message: `There are two chapters "${id}".` });
    }
    known.add(id);
  }
}

/** Nobody could say which of two is meant, so neither is served. */
function checkChallengeIds(chapters: FoundChapter[], files: CourseFiles): void {
  const all = chapters.flatMap(({ read }) => read.challenges);
  const first = new Map<string, CatalogChallenge>();
  for (const challenge of all) {
    const { id } = challenge;
    const other = first.get(id);
    if (!other) first.set(id, challenge);
    for (const one of other ? [other, challenge] : []) {
      const message = `There are two challenges "${id}".`;
      report(files.to(path.join(one.folder, 'challenge.ts')), { key: 'id', expected: 'another id', message });
    }
  }
}

/** Windows and runs name a quiz by its id alone, so neither of two is served. */
function checkQuizIds(chapters: FoundChapter[]): void {
  const byId = Map.groupBy(
    chapters.flatMap(({ read }) => read.quizzes),
    ({ quiz }) => quiz.id,
  );
  for (const [id, same] of byId) {
    for (const { to, place, key } of same.length > 1 ? same : []) {
      report(to, { place, key, expected: 'another id', message: `There are two quizzes "${id}" in the course.` });
    }
  }
}
