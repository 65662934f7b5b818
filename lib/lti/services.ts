import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Db } from '../db/open';
import { ownKey } from './key';
import type { Platform } from './platforms';

const MINUTE = 60_000;
const PATIENCE_MS = 10_000;
const MOST_BYTES = 5_000_000;

/** Why a platform did not take or give what was asked, in words for its administrators. */
export class PlatformTrouble extends Error {
  override readonly name = 'PlatformTrouble';
}

const tokens = new Map<string, { token: string; until: number }>();

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(300) });

/** What lets this installation ask a platform's services: OAuth 2 client credentials with a signed assertion (RFC 7523). */
async function accessTo(db: Db, platform: Platform, scope: string, now: number): Promise<string> {
  const kept = `${platform.id} ${scope}`;
  const known = tokens.get(kept);
  if (known && known.until > now) return known.token;
  const { id, key } = ownKey(db, now);
  const { clientId, tokenUrl } = platform;
  const seconds = Math.floor(now / 1000);
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', kid: id, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .sign(key);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope,
  });
  const { text } = await request(tokenUrl, { method: 'POST', body });
  const granted = Granted.safeParse(parsed(text));
  if (!granted.success) throw new PlatformTrouble('The platform gave no access token that can be read.');
  const { access_token: token, expires_in } = granted.data;
  tokens.set(kept, { token, until: now + expires_in * 1000 - MINUTE });
  return token;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Asked {
  method: 'GET' | 'POST';
  body?: URLSearchParams | string;
  headers?: Record<string, string>;
}

async function request(address: string, asked: Asked): Promise<{ text: string; headers: Headers }> {
  let response: Response;
  try {
    response = await fetch(address, { ...asked, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new PlatformTrouble(`${new URL(address).host} could not be reached: ${reasonIn(error)}.`);
  }
  const text = await limited(response);
  if (response.ok) return { text, headers: response.headers };
  throw new PlatformTrouble(`${new URL(address).host} answered ${response.status}: ${text.slice(0, 200)}`);
}

async function limited({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) throw new PlatformTrouble('The platform answered with more than is read here.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonIn(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  return name === 'TimeoutError' ? 'no answer within 10 s' : (cause?.code ?? message);
}

/** Asks a service of a platform. An access token that it no longer takes is got anew, once. @throws PlatformTrouble */
export async function askPlatform(
  db: Db,
  platform: Platform,
  { scope, address, ...asked }: Asked & { scope: string; address: string },
  now: number,
): Promise<{ text: string; headers: Headers }> {
  const withToken = async () => {
    const authorization = `Bearer ${await accessTo(db, platform, scope, now)}`;
    return request(address, { ...asked, headers: { ...asked.headers, authorization } });
  };
  try {
    return await withToken();
  } catch (error) {
    if (!(error instanceof PlatformTrouble && / answered 401: /.test(error.message))) throw error;
    tokens.delete(`${platform.id} ${scope}`);
    return withToken();
  }
}
