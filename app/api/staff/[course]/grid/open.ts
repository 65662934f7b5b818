import { catalog } from '@/lib/catalog/catalog';
import { GridView, type OpenGrid, openGrid } from '@/lib/gradebook/view';
import type { Answering } from '../../../respond';

/** The grid that the address of a request asks for. */
export async function openAsked({ db, actor, params, request, now }: Answering): Promise<OpenGrid> {
  const view = GridView.parse(Object.fromEntries(new URL(request.url).searchParams));
  return openGrid(db, await catalog(), actor, params.course ?? '', view, now);
}
