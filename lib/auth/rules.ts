import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { Db } from '../db/open';
import { clientKey } from './client-address';
import { hasWork } from './guests/queries';
import { type Arrival, type Limits, TooSoon } from './limits';

/** What may be asked over HTTP. The library answers many more paths, each a way to change an account. */
const OPEN = new Set([
  '/get-session',
  '/guest',
  '/sign-in/email',
  '/sign-up/email',
  '/sign-out',
  '/update-user',
  '/change-password',
  '/revoke-other-sessions',
  '/reset-password',
]);

/** The way to the identity provider and back, where there is one. */
const SIGN_ON = new Set(['/sign-in/social', '/callback/:id']);

const ARRIVALS: Record<string, Arrival> = {
  '/sign-in/email': 'signIn',
  '/sign-in/social': 'signIn',
  '/sign-up/email': 'signUp',
};

/** One key for an account, however its e-mail is written, and also for one that does not exist. */
const accountKey = (email: unknown) => String(email).trim().toLowerCase().slice(0, 320);

function tooMany({ seconds }: TooSoon): APIError {
  const body = { code: 'TOO_MANY_TRIES', message: `Too many tries. Try again in ${seconds} s.`, seconds };
  return new APIError('TOO_MANY_REQUESTS', body, { 'retry-after': String(seconds) });
}

/**
 * The house's rules around the library's own: which paths are open, how often they may be tried (null: no limits), that a
 * new password ends every other session, and that a guest is told before their work goes out of reach. Calls of our own
 * code, which carry no request, are free of them.
 */
export function rules({ db, limits, signOn }: { db: Db; limits: Limits | null; signOn: boolean }) {
  const before = createAuthMiddleware(async (ctx) => {
    if (!ctx.request) return;
    const isOpen = OPEN.has(ctx.path) || (signOn && SIGN_ON.has(ctx.path) && ctx.body?.idToken === undefined);
    if (!isOpen) throw new APIError('NOT_FOUND', { code: 'NOT_FOUND', message: 'There is no such path.' });
    const address = clientKey(ctx.request.headers);
    try {
      if (ctx.request.method !== 'GET') limits?.arrive(ARRIVALS[ctx.path] ?? 'other', address);
      if (ctx.path === '/sign-in/email') limits?.tryPassword(accountKey(ctx.body?.email), address);
      if (ctx.path === '/change-password') {
        const session = await getSessionFromCtx(ctx);
        if (session) limits?.tryPassword(accountKey(session.user.email), address);
        return { context: { body: { ...ctx.body, revokeOtherSessions: true } } };
      }
    } catch (error) {
      throw error instanceof TooSoon ? tooMany(error) : error;
    }
    if (ctx.path === '/sign-out') {
      const session = await getSessionFromCtx(ctx);
      if (session?.user.isAnonymous && ctx.body?.leave !== true && hasWork(db, session.user.id)) {
        const message =
          'What you did as a guest cannot be reached any more once you leave. Sign up to keep it, or send {"leave": true}.';
        throw new APIError('CONFLICT', { code: 'GUEST_WORK_OUT_OF_REACH', message });
      }
    }
  });

  const after = createAuthMiddleware(async (ctx) => {
    if (!ctx.request) return;
    const { newSession } = ctx.context;
    if (newSession && ['/sign-in/email', '/change-password'].includes(ctx.path)) {
      limits?.passwordWasRight(accountKey(newSession.user.email), clientKey(ctx.request.headers));
    }
  });
  return { before, after };
}
