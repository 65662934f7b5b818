import { z } from 'zod';

// What a platform says in a launch: the claims of LTI 1.3 (imsglobal.org/spec/lti/v1p3) and of its services.

const VERSION = 'https://purl.imsglobal.org/spec/lti/claim/version';
const MESSAGE = 'https://purl.imsglobal.org/spec/lti/claim/message_type';
const DEPLOYMENT = 'https://purl.imsglobal.org/spec/lti/claim/deployment_id';
const ROLES = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const TARGET = 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri';
const PLACE = 'https://purl.imsglobal.org/spec/lti/claim/resource_link';
const POINTS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const MEMBERS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const CHOICE = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

const Text = z.string().max(2_000);
const Address = z.url({ protocol: /^https?$/ });

const Common = z.object({
  sub: z.string().min(1).max(255),
  nonce: Text,
  name: Text.optional(),
  given_name: Text.optional(),
  family_name: Text.optional(),
  email: Text.optional(),
  azp: Text.optional(),
  [VERSION]: z.literal('1.3.0'),
  [DEPLOYMENT]: z.string().min(1).max(255),
  [ROLES]: z.array(Text).max(100).default([]),
});

const Work = Common.extend({
  [MESSAGE]: z.literal('LtiResourceLinkRequest'),
  [TARGET]: Text,
  [PLACE]: z.object({ id: z.string().min(1).max(255), title: Text.optional() }),
  [POINTS]: z.object({ scope: z.array(Text).default([]), lineitem: Address.optional() }).optional(),
  [MEMBERS]: z.object({ context_memberships_url: Address }).optional(),
});

const Choice = Common.extend({
  [MESSAGE]: z.literal('LtiDeepLinkingRequest'),
  [CHOICE]: z.object({
    deep_link_return_url: Address,
    accept_types: z.array(Text),
    accept_multiple: z.boolean().default(false),
    data: z.string().max(20_000).optional(),
  }),
});

const Launch = z.discriminatedUnion(MESSAGE, [Work, Choice]);

/** Somebody of a platform, and what they are in its course. */
export interface Visitor {
  subject: string;
  name: string | null;
  email: string | null;
  roles: string[];
}

export interface LaunchClaims {
  visitor: Visitor;
  nonce: string;
  authorizedParty: string | null;
  deploymentId: string;
  asks:
    | {
        for: 'work';
        resourceId: string;
        title: string;
        uri: string;
        lineItem: string | null;
        membersUrl: string | null;
      }
    | { for: 'choice'; returnUrl: string; acceptsLinks: boolean; multiple: boolean; data: string | null };
}

/** Reads the claims of a token whose signature holds. @throws ZodError for claims that are not as LTI 1.3 has them */
export function readClaims(payload: unknown): LaunchClaims {
  const claims = Launch.parse(payload);
  const name = claims.name ?? [claims.given_name, claims.family_name].filter(Boolean).join(' ');
  const visitor = { subject: claims.sub, name: name || null, email: claims.email ?? null, roles: claims[ROLES] };
  return {
    visitor,
    nonce: claims.nonce,
    authorizedParty: claims.azp ?? null,
    deploymentId: claims[DEPLOYMENT],
    asks: claims[MESSAGE] === 'LtiDeepLinkingRequest' ? choiceIn(claims) : workIn(claims),
  };
}

function choiceIn({ [CHOICE]: settings }: z.output<typeof Choice>): LaunchClaims['asks'] {
  const { deep_link_return_url: returnUrl, accept_types, accept_multiple: multiple, data = null } = settings;
  return { for: 'choice', returnUrl, acceptsLinks: accept_types.includes('ltiResourceLink'), multiple, data };
}

function workIn(claims: z.output<typeof Work>): LaunchClaims['asks'] {
  const { id: resourceId, title = '' } = claims[PLACE];
  const points = claims[POINTS];
  const maySend = points?.scope.includes('https://purl.imsglobal.org/spec/lti-ags/scope/score');
  const lineItem = (maySend && points?.lineitem) || null;
  const membersUrl = claims[MEMBERS]?.context_memberships_url ?? null;
  return { for: 'work', resourceId, title, uri: claims[TARGET], lineItem, membersUrl };
}

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

/** What somebody teaches in the platform's course: assistants there are never more than that here. */
export function teaching(roles: readonly string[]): 'teacher' | 'assistant' | null {
  const has = (...names: string[]) => roles.some((role) => names.includes(role));
  if (has(`${MEMBERSHIP}/Instructor#TeachingAssistant`, `${MEMBERSHIP}#TeachingAssistant`, 'TeachingAssistant')) {
    return 'assistant';
  }
  return has(`${MEMBERSHIP}#Instructor`, 'Instructor') ? 'teacher' : null;
}
