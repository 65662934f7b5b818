'use client';

import { usePathname } from 'next/navigation';

export interface CourseLink {
  id: string;
  title: string;
}

/** The course one is in, or the first. */
export function useCourseHere(courses: CourseLink[]): CourseLink | undefined {
  const inside = /^\/courses\/([^/]+)/.exec(usePathname())?.[1];
  return courses.find((candidate) => candidate.id === inside) ?? courses[0];
}
