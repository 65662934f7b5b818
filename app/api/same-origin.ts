import { DomainError } from '@/lib/errors';
import type { Asked } from './body';

/** A change may be asked for by our own pages and by programs that are no browser. @throws DomainError forbidden. */
export function requireSameOrigin(request: Pick<Asked, 'headers'>): void {
  const foreign = () =>
    new DomainError('forbidden', 'foreign-origin', 'This request comes from another site and was not carried out.');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) {
    if (site !== 'same-origin' && site !== 'none') throw foreign();
    return;
  }
  const origin = request.headers.get('origin');
  if (origin === null) return;
  const host = request.headers.get('host');
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw foreign();
}
