import { forbidden, redirect } from 'next/navigation';
import { isStaff, isStaffAnywhere } from '@/lib/auth/actor';
import { currentViewer, type Viewer } from '@/lib/auth/session';

/** Who reads a page for the teaching staff of a course, or of any; others get the page that says whom it is for. */
export async function staffPage(path: string, courseId?: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  const may = courseId === undefined ? isStaffAnywhere(viewer.actor) : isStaff(viewer.actor, courseId);
  if (!may) forbidden();
  return viewer;
}
