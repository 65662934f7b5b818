import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectCourse } from '../catalog/select';
import { DomainError } from '../errors';
import { type Format, itemsOf, type WrittenFile, writeItems } from './write-file';

/**
 * All items of a course, keys included, in another system's format, and what that cannot say.
 * @throws DomainError forbidden; not-found; invalid 'export-language', 'export-empty'
 */
export function exportItems(
  catalog: Catalog,
  actor: Actor,
  { courseId, format, language }: { courseId: string; format: Format; language: string },
): WrittenFile {
  requireStaff(actor, courseId);
  const course = selectCourse(catalog, courseId);
  if (!course.languages.includes(language)) {
    const message = `${courseId} has no texts in "${language}". It has: ${course.languages.join(', ')}.`;
    throw new DomainError('invalid', 'export-language', message);
  }
  const items = itemsOf(course);
  if (items.chapters.length === 0) throw new DomainError('invalid', 'export-empty', `${courseId} has no items.`);
  return writeItems(items, format, language);
}
