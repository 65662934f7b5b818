import { DomainError } from '../errors';
import type { Catalog, CatalogChallenge, Course } from './course';

/** What names a challenge wherever courses may be several: on the command line, in receipts. */
export function referenceTo(courseId: string, challengeId: string): string {
  return `${courseId}/${challengeId}`;
}

/** All challenges that a reference `course/challenge` or a bare id can mean. */
export function challengesNamed(
  { courses }: Catalog,
  reference: string,
): { course: Course; challenge: CatalogChallenge }[] {
  const all = [...courses.values()].flatMap((course) =>
    [...course.challenges.values()].map((challenge) => ({ course, challenge })),
  );
  return all.filter(({ course, challenge }) =>
    [challenge.id, referenceTo(course.id, challenge.id)].includes(reference),
  );
}

/** @throws DomainError invalid 'challenge-ambiguous' where more than one course has a challenge of this id. */
export function requireUnique<T extends ReturnType<typeof challengesNamed>[number]>(
  found: T[],
  reference: string,
): T | null {
  if (found.length <= 1) return found[0] ?? null;
  const meant = found.map(({ course, challenge }) => referenceTo(course.id, challenge.id)).join(', ');
  const message = `More than one course has a challenge "${reference}". Say which: ${meant}.`;
  throw new DomainError('invalid', 'challenge-ambiguous', message);
}

/**
 * The challenge that a reference `course/challenge` names, or a bare id while only one course has it.
 * @throws DomainError not-found 'challenge-unknown' with those that exist; invalid 'challenge-ambiguous' with the candidates
 */
export function resolveChallenge(catalog: Catalog, reference: string): { course: Course; challenge: CatalogChallenge } {
  const found = requireUnique(challengesNamed(catalog, reference), reference);
  if (found) return found;
  const known = [...catalog.courses.values()].flatMap((course) => [...course.challenges.keys()]).join(', ');
  throw new DomainError('not-found', 'challenge-unknown', `There is no challenge "${reference}". There are: ${known}.`);
}
