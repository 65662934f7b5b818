import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import { enrolments, users } from '../db/schema';

/** Administrators are in no class: they try the work of every course. */
export function listStudents(db: Db, courseId: string) {
  return db
    .select({ id: users.id, name: users.name, email: users.email, guest: users.isAnonymous })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(
      and(
        eq(enrolments.courseId, courseId),
        eq(enrolments.role, 'student'),
        eq(enrolments.state, 'active'),
        eq(users.administrator, false),
      ),
    )
    .all();
}
