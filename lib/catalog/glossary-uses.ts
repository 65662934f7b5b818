import { visit } from 'unist-util-visit';
import type { Chapter, Course } from './course';
import { chaptersOf } from './select';

// A course is read once and kept, so what is found in it can be kept with it.
const found = new WeakMap<Course, Map<string, Chapter[]>>();

/** Which chapters lead to each term of the glossary, in the order of reading. */
export function chaptersUsing(course: Course): Map<string, Chapter[]> {
  const known = found.get(course);
  if (known) return known;
  const uses = new Map<string, Chapter[]>();
  for (const chapter of chaptersOf(course)) {
    const ids = new Set<string>();
    for (const { body } of Object.values(chapter.lesson)) {
      visit(body, 'link', ({ url }) => void (url.startsWith('term:') && ids.add(url.slice('term:'.length))));
    }
    for (const id of ids) uses.set(id, [...(uses.get(id) ?? []), chapter]);
  }
  found.set(course, uses);
  return uses;
}
