import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** Opens a session for somebody whom another system has sent here; only our own code calls it. */
export function arrivals() {
  return {
    id: 'arrivals' as const,
    endpoints: {
      openSession: createAuthEndpoint.serverOnly(
        { method: 'POST', requireHeaders: true, body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          const session = user && (await ctx.context.internalAdapter.createSession(user.id));
          if (!session) throw new APIError('UNAUTHORIZED');
          await setSessionCookie(ctx, { session, user });
          return { userId: user.id };
        },
      ),
    },
  };
}
