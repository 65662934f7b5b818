import { eraseAccount } from '@/lib/accounts/erase';
import { ownData } from '@/lib/accounts/own-data';
import { auth } from '@/lib/auth/auth';
import { catalog } from '@/lib/catalog/catalog';
import { handle } from '../respond';

/** Everything that is kept of whoever asks, as a file. */
export const GET = handle({ auth: true }, async ({ db, actor, now }) => {
  const body = JSON.stringify(ownData(db, await catalog(), actor, now), null, 2);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="heldout-own-data.json"',
    'cache-control': 'no-store',
  };
  return new Response(body, { headers });
});

/** Erases the account of whoever has just signed in. */
export const DELETE = handle({ auth: true, makesGuest: false }, async ({ db, actor, request, now }) => {
  const session = await auth().api.getSession({ headers: request.headers, query: { disableRefresh: true } });
  eraseAccount(db, actor, session?.session.createdAt.getTime() ?? 0, now);
});
