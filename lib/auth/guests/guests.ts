import { randomUUID } from 'node:crypto';
import { APIError, createAuthEndpoint, createAuthMiddleware } from 'better-auth/api';
import { expireCookie, setSessionCookie } from 'better-auth/cookies';
import type { Db } from '../../db/open';
import { clientKey } from '../client-address';
import type { Limits } from '../limits';
import { findUser } from '../queries';
import { enterGuest } from './entering';
import { deleteIdleGuests } from './queries';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

/** How long somebody may read as a guest before they save something. */
const PASS_MS = 30 * DAY;

/** Long enough for two requests that were sent at once, each saving the first thing. */
const OVERLAP_MS = 600 * SECOND;

const IDLE_MS = 7 * DAY;

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const passCookie = (ctx: Context) => ctx.context.createAuthCookie('guest', { maxAge: PASS_MS / SECOND });

/** The id in the guest's pass of a request; null without one, and when it has been used up or has grown too old. */
async function readPass(ctx: Context, db: Db): Promise<string | null> {
  const text = await ctx.getSignedCookie(passCookie(ctx).name, ctx.context.secret);
  const [id, at] = (text || '').split(' ');
  if (!id || !(Date.now() < Number(at) + PASS_MS)) return null;
  const user = findUser(db, id);
  // A session came with the row; after it has surely arrived, a copied pass opens nothing.
  return user && Date.now() - user.createdAt.getTime() > OVERLAP_MS ? null : id;
}

/**
 * Guests who exist from the first thing they save. Until then they hold a signed pass with the id that they will have, and
 * reading costs no row.
 */
export function guests({ db, limits }: { db: Db; limits: Limits | null }) {
  return {
    id: 'guests' as const,
    endpoints: {
      /** Gives the browser a guest's pass. */
      startAsGuest: createAuthEndpoint('/guest', { method: 'POST' }, async (ctx) => {
        const { name, attributes } = passCookie(ctx);
        await ctx.setSignedCookie(name, `${randomUUID()} ${Date.now()}`, ctx.context.secret, attributes);
        return ctx.json({ guest: true });
      }),
      /** The id of a guest who has a pass and no session. */
      findGuest: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) =>
        readPass(ctx, db),
      ),
      /** Makes the row of the guest that the pass names. @throws TooSoon */
      enterGuest: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
        const id = await readPass(ctx, db);
        if (id === null) throw new APIError('UNAUTHORIZED');
        if (!findUser(db, id)) {
          limits?.arrive('guest', clientKey(ctx.headers));
          enterGuest(db, id);
        }
        return { userId: id };
      }),
      /** Gives the guest that the pass names, and whose row is there, a session. */
      saveGuest: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
        const id = await readPass(ctx, db);
        if (id === null) throw new APIError('UNAUTHORIZED');
        const session = await ctx.context.internalAdapter.createSession(id);
        const user = await ctx.context.internalAdapter.findUserById(id);
        if (!session || !user) throw new APIError('UNAUTHORIZED');
        await setSessionCookie(ctx, { session, user });
        expireCookie(ctx, passCookie(ctx));
        return { userId: id };
      }),
    },
    hooks: {
      after: [
        {
          matcher: ({ path }: { path?: string }) =>
            path === '/sign-out' || /^\/(sign-(in|up)|callback)\//.test(path ?? ''),
          handler: createAuthMiddleware(async (ctx) => {
            // Whoever is somebody now, or nobody again, is no guest in waiting.
            if (ctx.context.newSession || ctx.path === '/sign-out') expireCookie(ctx, passCookie(ctx));
          }),
        },
      ],
    },
  };
}

/** Removes guests of more than a week ago who have left nothing behind. @returns how many */
export function removeIdleGuests(db: Db, now: number): number {
  return deleteIdleGuests(db, new Date(now - IDLE_MS));
}
