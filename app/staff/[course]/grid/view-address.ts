import type { GridView } from '@/lib/gradebook/view';

/** What an address says of a view: nothing of what is usual. */
export function viewQuery({ find, show, sort, down, section }: GridView): URLSearchParams {
  const query = new URLSearchParams();
  if (find !== '') query.set('find', find);
  if (show !== 'all') query.set('show', show);
  if (sort !== 'name') query.set('sort', sort);
  if (down) query.set('down', 'true');
  if (section !== null) query.set('section', section);
  return query;
}

export function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}
