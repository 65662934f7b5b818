import { expect } from 'vitest';
import type { Actor, Role } from '@/lib/auth/actor';
import { upsertRole } from '@/lib/auth/queries';
import { openDatabase } from '@/lib/db/open';
import { users } from '@/lib/db/schema';

/** Somebody with a role in one course, who is a student in every other. */
export function actorIn(courseId: string, userId: string, role: Role): Actor {
  return { userId, guest: false, ...(role === 'student' ? {} : { staffOf: new Map([[courseId, role]]) }) };
}

/** A database with two students, and an assistant and an instructor of a course. */
export function openClass(courseId = 'small') {
  const db = openDatabase(':memory:');
  const enter = (userId: string, role: Role): Actor => {
    db.insert(users)
      .values({ id: userId, name: userId, email: `${userId}@example.org` })
      .run();
    if (role !== 'student') upsertRole(db, { userId, courseId, role, enrolledAt: 1 });
    return actorIn(courseId, userId, role);
  };
  return {
    db,
    ada: enter('ada', 'student'),
    bob: enter('bob', 'student'),
    tom: enter('tom', 'assistant'),
    ina: enter('ina', 'instructor'),
  };
}

/** Matches a DomainError in `toThrow`. */
export const refusal = (kind: string, reason: string) => expect.objectContaining({ name: 'DomainError', kind, reason });
