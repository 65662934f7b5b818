import { database } from '@/lib/db/open';
import { publicKeys } from '@/lib/lti/key';

/** What platforms check our signatures with. */
export const GET = (): Response =>
  Response.json(publicKeys(database(), Date.now()), { headers: { 'cache-control': 'max-age=3600' } });
