import { and, asc, eq, gt } from 'drizzle-orm';
import type { Db } from '../db/open';
import { enrolments, users } from '../db/schema';

const STUDENT = { id: users.id, name: users.name, email: users.email, guest: users.isAnonymous };

/** Administrators are in no class: they try the work of every course. */
const inClass = (courseId: string) =>
  and(
    eq(enrolments.courseId, courseId),
    eq(enrolments.role, 'student'),
    eq(enrolments.state, 'active'),
    eq(users.administrator, false),
  );

export function listStudents(db: Db, courseId: string) {
  return db
    .select(STUDENT)
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(inClass(courseId))
    .all();
}

/** Some of them, in the order of their ids. */
export function listStudentsAfter(db: Db, courseId: string, { after, limit }: { after: string | null; limit: number }) {
  return db
    .select(STUDENT)
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(and(inClass(courseId), after === null ? undefined : gt(enrolments.userId, after)))
    .orderBy(asc(enrolments.userId))
    .limit(limit)
    .all();
}
