import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '../auth/actor';
import { findEnrolment, insertEnrolment, upsertRole } from '../auth/queries';
import type { Db } from '../db/open';
import { teaching, type Visitor } from './claims';
import type { Platform } from './platforms';
import { findPerson, insertPerson, insertUser, isEmailTaken } from './queries';

const RANK: Record<Role, number> = { student: 0, assistant: 1, instructor: 2 };
const MAX_NAME = 100;

/** What somebody of a platform is in a course here, by what they teach there. */
export function roleOf({ teachersAre }: Pick<Platform, 'teachersAre'>, roles: readonly string[]): Role {
  const teaches = teaching(roles);
  if (teaches === null) return 'student';
  return teaches === 'teacher' || teachersAre === 'student' ? teachersAre : 'assistant';
}

/** On one line, and not a book. */
function tidyName(name: string | null): string {
  const plain = (name ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.slice(0, MAX_NAME) || 'Student';
}

/**
 * The account of somebody of a platform, made when they first come. It is never one that there was before: a platform may say
 * any address of anybody. Where the address has an account, the new one has none.
 */
function accountOf(db: Db, platform: Pick<Platform, 'id'>, { subject, name, email }: Visitor): string {
  const known = findPerson(db, platform.id, subject);
  if (known !== null) return known;
  const id = randomUUID();
  const given = z.email().max(320).safeParse(email?.trim().toLowerCase()).data;
  const free = given !== undefined && !isEmailTaken(db, given);
  insertUser(db, { id, name: tidyName(name), email: free ? given : `${id}@lti.invalid`, emailVerified: false });
  insertPerson(db, { platformId: platform.id, subject, userId: id });
  return id;
}

/**
 * Lets somebody of a platform in, and puts them into a course with the role that is theirs. Whoever has more there keeps it,
 * and whoever was taken out of the class stays out.
 * @param courseId null while they choose one
 * @returns who they are here
 */
export function welcome(db: Db, platform: Platform, visitor: Visitor, courseId: string | null, now: number): string {
  const userId = accountOf(db, platform, visitor);
  if (courseId === null) return userId;
  const role = roleOf(platform, visitor.roles);
  const before = findEnrolment(db, userId, courseId);
  if (before?.state === 'dropped') return userId;
  if (role === 'student') insertEnrolment(db, userId, courseId, now);
  else if (!before || RANK[before.role] < RANK[role]) upsertRole(db, { userId, courseId, role, enrolledAt: now });
  return userId;
}
