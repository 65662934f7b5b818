import type { Catalog } from './course';
import { referenceTo } from './references';
import { findChallenge, findCourse } from './select';

/** References to every challenge that can be graded now. What was handed in for others waits until they are there again. */
export function gradablePlaces(catalog: Catalog): string[] {
  return [...catalog.courses].flatMap(([courseId, { challenges }]) =>
    [...challenges.keys()].map((challengeId) => referenceTo(courseId, challengeId)),
  );
}

/** Whether the challenge of a submission is missing or broken just now. */
export function isStranded(
  catalog: Catalog,
  { courseId, challengeId }: { courseId: string; challengeId: string },
): boolean {
  const course = findCourse(catalog, courseId);
  return !(course && findChallenge(course, challengeId));
}
