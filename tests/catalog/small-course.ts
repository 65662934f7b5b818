import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Catalog, Course } from '@/lib/catalog/course';
import { loadCourse } from '@/lib/catalog/load-course';
import type { Policy } from '@/lib/catalog/policy';
import { quizzesOf } from '@/lib/catalog/select';

export const SMALL = path.join(import.meta.dirname, 'fixtures', 'small');
/** A course in German alone. */
export const GERMAN = path.join(import.meta.dirname, 'fixtures', 'gerade');
export const FIRST = '01-linear/01-first';

const made: string[] = [];
afterAll(() => made.forEach((folder) => void rmSync(folder, { recursive: true, force: true })));

type Change = string | null | ((text: string) => string);

/** A courses folder with a copy of the small course in which some files are changed, or removed with null. */
export function copyCourse(changes: Record<string, Change> = {}): { courses: string; folder: string } {
  const courses = mkdtempSync(path.join(tmpdir(), 'heldout-courses-'));
  made.push(courses);
  const folder = path.join(courses, 'small');
  cpSync(SMALL, folder, { recursive: true });
  for (const [name, change] of Object.entries(changes)) changeFile(folder, name, change);
  return { courses, folder };
}

export function changeFile(folder: string, name: string, change: Change): void {
  const file = path.join(folder, name);
  if (change === null) rmSync(file, { recursive: true });
  else writeFileSync(file, typeof change === 'string' ? change : change(readFileSync(file, 'utf8')));
}

/** The small course as a process would hold it. */
export async function smallCatalog(): Promise<Catalog> {
  const { course, findings } = await loadCourse(SMALL);
  if (!course) throw new Error(JSON.stringify(findings, null, 2));
  return { courses: new Map([[course.id, course]]), findings };
}

/** The small course twice, under the ids `small` and `other`. */
export async function twoCourses(): Promise<Catalog> {
  const { courses, findings } = await smallCatalog();
  const [small] = courses.values();
  if (small) courses.set('other', { ...small, id: 'other' });
  return { courses, findings };
}

/** The catalog with its quizzes taken in another way. */
export function withPolicy(catalog: Catalog, policy: Partial<Policy>): Catalog {
  for (const course of catalog.courses.values()) {
    for (const quiz of quizzesOf(course)) quiz.policy = { ...quiz.policy, ...policy };
  }
  return catalog;
}

export async function germanCourse(): Promise<Course> {
  const { course, findings } = await loadCourse(GERMAN);
  if (!course) throw new Error(JSON.stringify(findings, null, 2));
  return course;
}
