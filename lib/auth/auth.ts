import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, isAPIError } from 'better-auth/api';
import { anonymous } from 'better-auth/plugins/anonymous';
import { type Database, database } from '../db/open';
import * as schema from '../db/schema';
import { env, type SignOn } from '../env';
import { log } from '../log';
import { arrivals } from './arrivals';
import { guests } from './guests/guests';
import { moveGuestWork } from './guests/queries';
import { createLimits, type Limits } from './limits';
import { ownHosts } from './origins';
import { rules } from './rules';
import { installationSecret } from './secret';
import { signOn } from './sign-on';

export interface AuthOptions {
  db: Database;
  secret: string;
  /** The public address, when it is not one of this machine's own. */
  url: string | undefined;
  /** How often something may be tried; null: as often as one likes. */
  limits: Limits | null;
  /** Signing in with an identity provider; left out: by address and password alone. */
  signOn?: SignOn | null;
}

const DAY = 24 * 3600;

/** A session in use is prolonged once it is so old. */
export const REFRESH_AFTER_MS = 1000 * DAY;

const MAX_NAME = 100;

/** A name that fits on every page: one line, not empty, not a book. Pictures are not used here, so none are kept. */
async function tidyPerson<Person extends { name?: string; image?: string | null }>(person: Person) {
  if (person.name === undefined) return { data: { ...person, image: null } };
  const refusal = new APIError('BAD_REQUEST', {
    code: 'INVALID_NAME',
    message: `A name has between 1 and ${MAX_NAME} characters.`,
  });
  // The library checks it when somebody signs up, and takes anything when they change it.
  if (typeof person.name !== 'string') throw refusal;
  // Also what looks like nothing or turns the line around: control and format characters.
  const name = person.name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (name === '' || name.length > MAX_NAME) throw refusal;
  return { data: { ...person, name, image: null } };
}

/** Accounts by e-mail and password, and guests who keep their work when they sign up or in. */
export function createAuth({ db, secret, url, limits, signOn: setting = null }: AuthOptions) {
  const provider = setting && signOn(db, setting);
  return betterAuth({
    appName: 'Heldout',
    secret,
    baseURL: url ?? { allowedHosts: ownHosts(), protocol: 'http', fallback: 'http://localhost:3000' },
    database: drizzleAdapter(db, { provider: 'sqlite', usePlural: true, schema }),
    telemetry: { enabled: false },
    // Said aloud because the library leaves the check out where it believes itself under test.
    advanced: { disableOriginCheck: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      autoSignIn: true,
      revokeSessionsOnPasswordReset: true,
    },
    // Nothing is done with the provider's own tokens.
    account: { encryptOAuthTokens: true },
    user: {
      ...(provider && { validateUserInfo: provider.gate }),
      additionalFields: {
        administrator: { type: 'boolean', input: false, defaultValue: false },
        locale: { type: 'string', input: false, required: false },
      },
    },
    databaseHooks: { user: { create: { before: tidyPerson }, update: { before: tidyPerson } } },
    session: { expiresIn: 30 * DAY, updateAge: REFRESH_AFTER_MS / 1000 },
    // Its own limits count by address and path only, in windows; `rules` has ours.
    rateLimit: { enabled: false },
    hooks: rules({ db, limits, signOn: provider !== null }),
    verification: { storeIdentifier: 'hashed' },
    // A refusal is the answer to a request and no line on the console; what we did not foresee is ours.
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error)) log.error({ room: 'auth', err: error }, 'a request about an account was not answered');
      },
    },
    logger: {
      level: 'warn',
      log: (level, message, ...details) =>
        log[level === 'error' ? 'error' : 'warn']({ room: 'auth', details: details.map(String) }, message),
    },
    plugins: [
      anonymous({
        generateName: () => 'Guest',
        onLinkAccount: ({ anonymousUser, newUser }) => moveGuestWork(db, anonymousUser.user.id, newUser.user.id),
      }),
      guests({ db, limits }),
      arrivals(),
      ...(provider?.plugins ?? []),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

const holder = globalThis as typeof globalThis & { heldoutAuth?: Auth };

/** The process's one instance, made at first use: the build imports route modules. */
export function auth(): Auth {
  holder.heldoutAuth ??= createAuth({
    db: database(),
    secret: installationSecret(env().dataFolder),
    url: env().url,
    signOn: env().signOn,
    limits: env().mode === 'production' ? createLimits(env().classSize) : null,
  });
  return holder.heldoutAuth;
}
