import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Viewer } from '@/lib/auth/session';
import { currentViewer } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import type { Catalog, Course } from '@/lib/catalog/course';
import { DomainError } from '@/lib/errors';
import type { Locale } from '@/lib/text';
import { textIn } from '@/lib/text';
import type { CourseLink } from '../shell/use-course-here';

export async function courseLinks(locale: Locale): Promise<CourseLink[]> {
  const { courses } = await catalog();
  return [...courses.values()].map((course) => ({ id: course.id, title: textIn(course.title, locale) }));
}

/** What a page shows, or Next's not-found page where the address names nothing. */
export function orNotFound<T>(select: () => T): T {
  try {
    return select();
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') notFound();
    throw error;
  }
}

/** The course of a page and who reads it; whoever is not signed in is sent to do so and comes back. */
export const coursePage = cache(
  async (courseId: string, path: string): Promise<{ catalog: Catalog; course: Course; viewer: Viewer }> => {
    const content = await catalog();
    const course = content.courses.get(courseId);
    if (!course) notFound();
    const viewer = await currentViewer();
    if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
    return { catalog: content, course, viewer };
  },
);
