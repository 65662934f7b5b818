import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';

// A learning platform as a platform is: keys of its own, tokens over HTTP, line items and names behind an access token.

export interface Told {
  path: string;
  type: string | undefined;
  body: Record<string, unknown>;
}

export interface Member {
  user_id: string;
  name?: string;
  email?: string;
  status?: string;
  roles: string[];
}

export const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
export const ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

export async function openPlatform({ toolKeys }: { toolKeys: string }) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const told: Told[] = [];
  const state = {
    down: null as number | null,
    members: [] as Member[],
    granted: 0,
    token: 'at-1',
    asked: [] as string[],
  };

  async function grant(request: IncomingMessage) {
    const form = new URLSearchParams(await text(request));
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', createRemoteJWKSet(new URL(toolKeys)), {
      audience: `${base}/token`,
      issuer: 'heldout-client',
      subject: 'heldout-client',
    });
    if (!payload.jti) throw new Error('an assertion without an id');
    state.granted += 1;
    state.asked.push(form.get('scope') ?? '');
    return { access_token: state.token, token_type: 'Bearer', expires_in: 3600, scope: form.get('scope') };
  }

  const server: Server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const send = (status: number, body: unknown, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    try {
      if (pathname === '/jwks')
        return send(200, { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] });
      if (state.down !== null) return send(state.down, { error: 'maintenance' });
      if (pathname === '/token') return send(200, await grant(request));
      if (request.headers.authorization !== `Bearer ${state.token}`) return send(401, { error: 'no token' });
      if (pathname.endsWith('/scores')) {
        told.push({
          path: request.url ?? '',
          type: request.headers['content-type'],
          body: JSON.parse(await text(request)),
        });
        return send(200, {});
      }
      if (pathname === '/members') {
        const from = Number(searchParams.get('from') ?? 0);
        const more = from + 2 < state.members.length;
        const link = more ? { link: `<${base}/members?from=${from + 2}>; rel="next"` } : {};
        return send(200, { id: 'x', members: state.members.slice(from, from + 2) }, link);
      }
      send(404, {});
    } catch (error) {
      send(400, { error: String(error) });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const claims = (more: JWTPayload = {}): JWTPayload => ({
    iss: base,
    aud: 'heldout-client',
    sub: 'learner-1',
    name: 'Lea Learner',
    email: 'lea@platform.example',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}/deployment_id`]: 'deployment-1',
    [`${LTI}/roles`]: [`${ROLE}Learner`],
    [`${LTI}/resource_link`]: { id: 'place-1', title: 'The line' },
    ...more,
  });
  const points = { scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'], lineitem: `${base}/items/7?type=a` };

  return {
    base,
    told,
    state,
    claims,
    services: {
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': points,
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${base}/members` },
    },
    registration: {
      name: 'Campus',
      issuer: base,
      clientId: 'heldout-client',
      authUrl: `${base}/auth`,
      tokenUrl: `${base}/token`,
      jwksUrl: `${base}/jwks`,
      deployments: ['deployment-1'],
      courses: null,
      teachersAre: 'assistant' as const,
    },
    sign: (payload: JWTPayload, { by = 'platform', at = Date.now(), lives = 300 } = {}) =>
      new SignJWT({ iat: Math.floor(at / 1000), exp: Math.floor(at / 1000) + lives, ...payload })
        .setProtectedHeader({ alg: 'RS256', kid: by === 'nobody' ? 'two' : 'one' })
        .sign(by === 'platform' ? privateKey : stranger.privateKey),
    unsigned: (payload: JWTPayload) =>
      new UnsecuredJWT({
        iat: Math.floor(Date.now() / 1000),
        exp: Math.floor(Date.now() / 1000) + 300,
        ...payload,
      }).encode(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
