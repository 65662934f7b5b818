import { isStaffAnywhere } from '@/lib/auth/actor';
import type { Viewer } from '@/lib/auth/session';

/** What the frame around every page shows of its reader. */
export interface ShownViewer {
  name: string;
  guest: boolean;
  staff: boolean;
}

export function shownOf({ actor, name }: Viewer): ShownViewer {
  return { name: actor.guest ? '' : name, guest: actor.guest, staff: isStaffAnywhere(actor) };
}
