import type { Catalog } from '../catalog/course';
import { findChallenge, findCourse } from '../catalog/select';

interface Place {
  courseId: string;
  challengeId: string;
}

/** Names a challenge of a course in queries. */
export const placeKey = ({ courseId, challengeId }: Place) => `${courseId}/${challengeId}`;

/** Every challenge that can be graded now. What was handed in for others waits until they are there again. */
export function gradablePlaces(catalog: Catalog): string[] {
  return [...catalog.courses].flatMap(([courseId, { challenges }]) =>
    [...challenges.keys()].map((challengeId) => placeKey({ courseId, challengeId })),
  );
}

/** Whether the challenge of a submission is missing or broken just now. */
export function isStranded(catalog: Catalog, { courseId, challengeId }: Place): boolean {
  const course = findCourse(catalog, courseId);
  return !(course && findChallenge(course, challengeId));
}
