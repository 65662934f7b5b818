import type { BetterAuthOptions } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { record } from '../audit/record';
import type { Db } from '../db/open';
import type { SignOn } from '../env';
import { OPERATOR, type StaffRole } from './actor';
import { findEnrolment, findUser, updateAdministrator, upsertRole } from './queries';

/** What the identity provider is called in addresses and rows. */
export const PROVIDER = 'oidc';

const RANK: Record<StaffRole, number> = { assistant: 1, instructor: 2 };

/** All words of a claim, which providers write as one or as a list. */
function wordsOf(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((word) => typeof word === 'string');
}

/** Whether an address may come in. @param domains in small letters; empty: any */
export function isAllowed(email: string, domains: readonly string[]): boolean {
  return domains.length === 0 || domains.includes(email.toLowerCase().split('@').at(-1) ?? '');
}

/**
 * Gives somebody the roles that the provider's words stand for. Nobody loses one by this: who has more keeps it, and who was
 * taken out of a class stays out.
 */
export function grantRoles(db: Db, roles: SignOn['roles'], userId: string, claims: object, now: number): void {
  const words = (claim: string) => wordsOf((claims as Record<string, unknown>)[claim]);
  const granted = roles.filter(({ claim, word }) => words(claim).includes(word));
  db.transaction(
    (tx) => {
      for (const { role, courseId } of granted) {
        const by = { subject: { kind: 'person', id: userId } as const, personId: userId };
        if (courseId === null) {
          if (findUser(tx, userId)?.administrator) continue;
          updateAdministrator(tx, userId, true);
          const facts = { before: { administrator: false }, after: { administrator: true } };
          record(tx, OPERATOR, { act: 'administrator', courseId, ...by, ...facts }, now);
          continue;
        }
        const before = findEnrolment(tx, userId, courseId);
        const has = before && before.role !== 'student' ? RANK[before.role] : 0;
        if (before?.state === 'dropped' || has >= RANK[role]) continue;
        upsertRole(tx, { userId, courseId, role, enrolledAt: now });
        const facts = { before: { role: before?.role ?? null }, after: { role } };
        record(tx, OPERATOR, { act: 'role', courseId, ...by, ...facts }, now);
      }
    },
    { behavior: 'immediate' },
  );
}

type Gate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>;

/**
 * Signing in with an identity provider, by OpenID Connect: the library's own plugin for the way there and back, a gate for
 * whom the settings let in, and the roles that they give.
 */
export function signOn(db: Db, { issuer, clientId, clientSecret, domains, scopes, roles }: SignOn) {
  /** What the provider said of who is just coming in, until their session is made. */
  const said = new Map<string, object>();
  const gate: Gate = ({ user, source }) => {
    if (source.oauth?.providerId !== PROVIDER) return;
    const { profile = {} } = source.oauth;
    const email = String(user.email ?? '').toLowerCase();
    if (profile.email_verified === false || !isAllowed(email, domains)) {
      return { error: 'address_not_allowed', errorDescription: 'This address may not sign in here.' };
    }
    said.set(email, profile);
  };
  const oauth = genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile', ...scopes],
        disableProviderLogout: true,
        mapProfileToUser: ({ name, email }) => ({ name: name || String(email).split('@')[0] }),
      },
    ],
  });
  const afterwards = {
    id: 'sign-on-roles' as const,
    hooks: {
      after: [
        {
          matcher: ({ path }: { path?: string }) => path?.startsWith('/callback/') ?? false,
          handler: createAuthMiddleware(async (ctx) => {
            const user = ctx.context.newSession?.user;
            const claims = user && said.get(user.email.toLowerCase());
            if (!user || !claims) return;
            said.delete(user.email.toLowerCase());
            grantRoles(db, roles, user.id, claims, Date.now());
          }),
        },
      ],
    },
  };
  return { gate, plugins: [oauth, afterwards] };
}
