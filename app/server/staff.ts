import { forbidden, redirect } from 'next/navigation';
import { isStaff } from '@/lib/auth/actor';
import { currentViewer, type Viewer } from '@/lib/auth/session';

/** Who reads a page for teaching staff; others get the page that says whom it is for. */
export async function staffPage(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!isStaff(viewer.actor)) forbidden();
  return viewer;
}
