import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { log } from '../log';
import { type LaunchClaims, readClaims, teaching } from './claims';
import { welcome } from './people';
import { type Platform, platformOf } from './platforms';
import {
  findLogin,
  findPlatform,
  insertChoice,
  insertLogin,
  insertScore,
  listOfIssuer,
  upsertLink,
  useLogin,
} from './queries';
import { type Target, targetOf } from './target';

const MINUTE = 60_000;
/** How long somebody may take to sign in at their platform. */
const LOGIN_MS = 10 * MINUTE;
const KEPT_MS = 24 * 60 * MINUTE;
/** How far two clocks may be apart. */
const SKEW_SECONDS = 60;

const refused = (reason: string, message: string) => new DomainError('forbidden', reason, message);

/** What a platform asks with when somebody is to come: OpenID Connect's login initiation by a third party. */
export const LoginRequest = z.object({
  iss: z.string().min(1).max(500),
  login_hint: z.string().min(1).max(2_000),
  target_link_uri: z.string().min(1).max(2_000),
  lti_message_hint: z.string().max(10_000).optional(),
  client_id: z.string().max(200).optional(),
  lti_deployment_id: z.string().max(255).optional(),
});
export type LoginRequest = z.infer<typeof LoginRequest>;

/**
 * Begins a launch: where the platform is asked who comes.
 * @param base the address of this installation
 * @returns the state ties the launch to the browser that began it
 * @throws DomainError forbidden 'lti-platform'
 */
export function beginLaunch(
  db: Db,
  base: string,
  asked: LoginRequest,
  now: number,
): { address: string; state: string } {
  const known = listOfIssuer(db, asked.iss);
  const platform =
    known.find(({ clientId }) => clientId === asked.client_id) ?? (asked.client_id ? undefined : known[0]);
  if (!platform || (asked.client_id === undefined && known.length > 1)) {
    throw refused('lti-platform', 'This learning platform is not registered here. An administrator can register it.');
  }
  const [state, nonce] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
  const query = new URLSearchParams(Object.entries(asked).filter((field): field is [string, string] => !!field[1]));
  const row = { state, nonce, platformId: platform.id, query: query.toString(), createdAt: now };
  insertLogin(db, row, now - KEPT_MS);
  const address = new URL(platform.authUrl);
  const sent = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${base}/api/lti/launch`,
    login_hint: asked.login_hint,
    state,
    nonce,
    ...(asked.lti_message_hint !== undefined && { lti_message_hint: asked.lti_message_hint }),
  };
  for (const [name, value] of Object.entries(sent)) address.searchParams.set(name, value);
  return { address: address.href, state };
}

/** Where a launch that this browser kept no cookie for begins again. @returns null for a state that is none of ours */
export function beginAgain(db: Db, state: string): string | null {
  const login = findLogin(db, state);
  return login && `/api/lti/login?${login.query}`;
}

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

function keysOf({ jwksUrl }: Platform) {
  const known =
    keySets.get(jwksUrl) ?? createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5_000, cooldownDuration: 1_000 });
  keySets.set(jwksUrl, known);
  return known;
}

/** Checks who signed a token, for whom and until when. @throws DomainError forbidden, with a sentence for what is wrong */
async function verified(platform: Platform, token: string, now: number): Promise<JWTPayload> {
  const { issuer, clientId: audience } = platform;
  try {
    const { payload } = await jwtVerify(token, keysOf(platform), {
      issuer,
      audience,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384'],
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
    });
    return payload;
  } catch (error) {
    throw refusalFor(error);
  }
}

function refusalFor(error: unknown): DomainError {
  if (error instanceof errors.JWTExpired) {
    return refused('lti-expired', 'This launch came too late: its token has expired. Open it again in your platform.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error;
    if (claim === 'aud')
      return refused('lti-audience', 'This token of the platform is for another tool, not for this site.');
    if (claim === 'iss') return refused('lti-issuer', 'This token is from another platform than the launch began at.');
    return refused('lti-claims', `The platform’s token cannot be used: its claim "${claim}" is missing or wrong.`);
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return refused('lti-signature', 'This token is not signed with a key of the platform.');
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    return refused('lti-algorithm', 'This token is not signed, or in a way that is not taken here.');
  }
  if (error instanceof errors.JOSEError && error.code !== 'ERR_JWKS_TIMEOUT' && error.code !== 'ERR_JOSE_GENERIC') {
    return refused('lti-token', 'What the platform sent is no token that can be read.');
  }
  log.warn({ room: 'lti', err: error }, 'the keys of a platform could not be read');
  const message = 'The keys of the platform could not be read just now. Open it again in a moment.';
  return new DomainError('unavailable', 'lti-keys', message);
}

export interface Launched {
  userId: string;
  /** Where they go. */
  goes: { to: 'work'; target: Target } | { to: 'choice'; choiceId: string };
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Completes a launch, once: who came, as whom, and where to. Their account, their place in the course and where their points
 * go are kept.
 * @param browser the state that this browser kept from the beginning; null when it kept none
 * @throws DomainError with a sentence for everything that is wrong with it; nothing is kept then but that it was used
 */
export async function completeLaunch(
  db: Db,
  catalog: Catalog,
  { token, state, browser }: { token: string; state: string; browser: string | null },
  now: number,
): Promise<Launched> {
  const login = findLogin(db, state);
  const row = login && findPlatform(db, login.platformId);
  if (!login || !row) throw refused('lti-state', 'This launch did not begin here. Open it again in your platform.');
  if (browser === null || !same(browser, state)) {
    throw refused('lti-cookie', 'Your browser did not keep where this launch began, as some do within a frame.');
  }
  if (now - login.createdAt > LOGIN_MS) {
    throw refused('lti-expired', 'This launch came too late: it began too long ago. Open it again in your platform.');
  }
  const platform = platformOf(row);
  const claims = claimsIn(await verified(platform, token, now));
  if (!same(claims.nonce, login.nonce)) {
    throw refused('lti-nonce', 'This token belongs to another launch. Open it again in your platform.');
  }
  if (claims.authorizedParty !== null && claims.authorizedParty !== platform.clientId) {
    throw refused('lti-audience', 'This token of the platform is for another tool, not for this site.');
  }
  if (!platform.deployments.includes(claims.deploymentId)) {
    throw refused('lti-deployment', 'This deployment of the platform is not registered here.');
  }
  if (!useLogin(db, state, now)) {
    throw refused('lti-replayed', 'This launch was used before. Open it again in your platform.');
  }
  return db.transaction((tx) => arrive(tx, catalog, platform, claims, now), { behavior: 'immediate' });
}

function claimsIn(payload: JWTPayload): LaunchClaims {
  try {
    return readClaims(payload);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [first] = error.issues;
    throw refused(
      'lti-claims',
      `The platform’s token cannot be used: its claim "${String(first?.path[0])}" is missing or wrong.`,
    );
  }
}

function arrive(db: Db, catalog: Catalog, platform: Platform, claims: LaunchClaims, now: number): Launched {
  const { visitor, asks, deploymentId } = claims;
  if (asks.for === 'work') {
    const target = targetOf(catalog, platform, asks.uri);
    const userId = welcome(db, platform, visitor, target.courseId, now);
    const linkId = upsertLink(db, {
      id: randomUUID(),
      platformId: platform.id,
      deploymentId,
      resourceId: asks.resourceId,
      title: asks.title,
      courseId: target.courseId,
      kind: target.work?.kind ?? null,
      targetId: target.work?.id ?? null,
      lineItem: asks.lineItem,
      membersUrl: asks.membersUrl,
      seenAt: now,
    });
    if (teaching(visitor.roles) === null) insertScore(db, { linkId, userId, subject: visitor.subject });
    return { userId, goes: { to: 'work', target } };
  }
  if (teaching(visitor.roles) === null) {
    throw refused('lti-teachers', 'Only teachers of the platform’s course choose what it leads to.');
  }
  if (!asks.acceptsLinks) {
    throw refused('lti-links', 'The platform takes no links at this place, and this site has nothing else to give.');
  }
  const userId = welcome(db, platform, visitor, null, now);
  const { returnUrl, data, multiple } = asks;
  const choiceId = randomUUID();
  const choice = { id: choiceId, platformId: platform.id, userId, deploymentId, returnUrl, data, multiple };
  insertChoice(db, { ...choice, createdAt: now }, now - KEPT_MS);
  return { userId, goes: { to: 'choice', choiceId } };
}
