import type { ReactNode } from 'react';
import { isEnrolled } from '@/lib/auth/enrolments';
import { currentViewer } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { database } from '@/lib/db/open';
import { Arrive } from './arrive';

/** Whoever opens a course is in it from then on. */
export default async function CourseLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ course: string }>;
}) {
  const { course } = await params;
  const actor = (await currentViewer())?.actor;
  const arrives =
    actor && !actor.unsaved && (await catalog()).courses.has(course) && !isEnrolled(database(), actor, course);
  return (
    <>
      {arrives && <Arrive courseId={course} />}
      {children}
    </>
  );
}
