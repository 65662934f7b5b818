import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse, selectQuiz } from '../catalog/select';
import { DomainError } from '../errors';
import type { Platform } from './platforms';

/** What a place in a platform leads to: a course, or one piece of its work. */
export interface Target {
  courseId: string;
  work: { kind: 'quiz' | 'challenge'; id: string } | null;
}

/** The address of a target, as a platform keeps it. */
export function addressOf(base: string, { courseId, work }: Target): string {
  const parts = ['lti', courseId, ...(work ? [work.kind, work.id] : [])];
  return `${base}/${parts.map(encodeURIComponent).join('/')}`;
}

/**
 * @param uri what the platform was given when the place was chosen, or what somebody wrote into it by hand
 * @throws DomainError not-found for an address that is none of ours, and for what no course has; forbidden for a course that
 *   the platform may not open
 */
export function targetOf(catalog: Catalog, { courses }: Pick<Platform, 'courses'>, uri: string): Target {
  const [root, courseId, kind, id, ...more] = URL.canParse(uri)
    ? new URL(uri).pathname.split('/').slice(1).map(decoded)
    : [];
  const shaped = root === 'lti' && courseId && more.length === 0 && (kind === undefined || id);
  if (!shaped || (kind !== undefined && kind !== 'quiz' && kind !== 'challenge')) throw unknownTarget(uri);
  const course = selectCourse(catalog, courseId);
  if (courses && !courses.includes(courseId)) {
    throw new DomainError('forbidden', 'lti-course', `This platform may not open the course "${courseId}".`);
  }
  if (kind === 'quiz') selectQuiz(course, id as string);
  if (kind === 'challenge') selectChallenge(course, id as string);
  return { courseId, work: kind === undefined ? null : { kind, id: id as string } };
}

const unknownTarget = (uri: string) =>
  new DomainError(
    'not-found',
    'lti-target',
    `The address "${uri.slice(0, 300)}" names no course or work of this site.`,
  );

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
