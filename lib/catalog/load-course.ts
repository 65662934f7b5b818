import path from 'node:path';
import type { CatalogChallenge, Course, Project, Section } from './course';
import { CourseFiles } from './files';
import { type Finding, hasErrors, type Report, report } from './finding';
import { type Concept, ConceptsFile, CourseFile, ProjectFile, SectionFile } from './formats';
import { checkConcepts, checkLinks } from './links';
import { type Link, readChapter, readDefaults } from './read-chapter';
import type { Structured } from './structured';

const NUMBERED = /^\d+-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/**
 * Reads a course from its folder and checks all of it.
 * @returns the course, or null when any finding is an error; and every finding, errors first.
 */
export async function loadCourse(courseFolder: string): Promise<{ course: Course | null; findings: Finding[] }> {
  const folder = path.resolve(courseFolder);
  const files = new CourseFiles(path.dirname(folder));
  const links: Link[] = [];
  const head = await files.parse(path.join(folder, 'course.yaml'), CourseFile);
  checkCourseId(head, path.basename(folder), files.to(path.join(folder, 'course.yaml')));
  const defaults = await readDefaults(files, folder, head?.data.defaults ?? {});
  const concepts = await readConcepts(files, path.join(folder, 'concepts.yaml'));

  const sections: Section[] = [];
  const challenges = new Map<string, CatalogChallenge>();
  // Also of what could not be read, so that one defect is one finding.
  const challengeIds = new Set<string>();
  const chapterIds = new Set<string>();
  for (const { id, folder: sectionFolder } of await numbered(files, folder, ['projects'])) {
    const section = await files.parse(path.join(sectionFolder, 'section.yaml'), SectionFile);
    const sectionDefaults = await readDefaults(files, sectionFolder, defaults);
    const chapters: Section['chapters'] = [];
    for (const found of await numbered(files, sectionFolder)) {
      const read = await readChapter(files, found.folder, { sectionId: id, chapterId: found.id }, sectionDefaults);
      chapterIds.add(found.id);
      if (read.chapter) chapters.push(read.chapter);
      for (const name of read.challengeFolders) challengeIds.add(name);
      links.push(...read.links);
      for (const challenge of read.challenges) {
        if (challenges.has(challenge.id)) {
          const message = `There are two challenges "${challenge.id}".`;
          report(files.to(path.join(challenge.folder, 'challenge.ts')), { key: 'id', expected: 'another id', message });
        }
        challenges.set(challenge.id, challenge);
      }
    }
    if (section) sections.push({ id, title: section.data.title, chapters });
  }
  const projects = await readProjects(files, path.join(folder, 'projects'), links);
  checkConcepts(concepts, files.to(path.join(folder, 'concepts.yaml')));
  checkLinks(links, { concepts: concepts.read && concepts.concepts, chapterIds, challengeIds });
  checkChapterIds(sections, files, folder);

  const findings = [...files.findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  if (!head || hasErrors(findings)) return { course: null, findings };
  const { id, title, description = null, authors, licence } = head.data;
  const course: Course = {
    id,
    title,
    description,
    authors,
    licence,
    concepts: concepts.concepts,
    sections,
    projects,
    challenges,
    contentHash: files.hashOf(folder),
  };
  return { course, findings };
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

async function readConcepts(
  files: CourseFiles,
  file: string,
): Promise<{ concepts: Concept[]; read: Structured | null }> {
  const parsed = await files.parse(file, ConceptsFile);
  return { concepts: parsed?.data.concepts ?? [], read: parsed?.read ?? null };
}

async function readProjects(files: CourseFiles, folder: string, links: Link[]): Promise<Project[]> {
  const projects: Project[] = [];
  for (const name of (await files.list(folder, 'file')).filter((file) => file.endsWith('.yaml'))) {
    const file = path.join(folder, name);
    const parsed = await files.parse(file, ProjectFile);
    if (!parsed) continue;
    parsed.data.stages.forEach((id, index) => {
      const place = parsed.read.locate(['stages', index]);
      links.push({ kind: 'challenge', id, place, key: `stages[${index}]`, to: files.to(file) });
    });
    projects.push({ id: path.basename(name, '.yaml'), ...parsed.data });
  }
  return projects;
}

/** Addresses name a chapter by its own id alone, without its section. */
function checkChapterIds(sections: Section[], files: CourseFiles, folder: string): void {
  const known = new Set<string>();
  for (const chapter of sections.flatMap((section) => section.chapters)) {
    if (known.has(chapter.id)) {
      report(files.to(folder), { expected: 'another id', message: `There are two chapters "${chapter.id}".` });
    }
    known.add(chapter.id);
  }
}
