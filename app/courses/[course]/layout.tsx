import type { ReactNode } from 'react';
import { enrol } from '@/lib/auth/enrolments';
import { currentActor } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { database } from '@/lib/db/open';
import { ifWritable } from '@/lib/db/writable';

/** Whoever opens a course is in it from then on. */
export default async function CourseLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ course: string }>;
}) {
  const { course } = await params;
  const actor = await currentActor();
  if (actor && (await catalog()).courses.has(course)) {
    const db = database();
    ifWritable(db, () => enrol(db, actor, course, Date.now()));
  }
  return children;
}
