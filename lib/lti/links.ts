import { z } from 'zod';
import { record } from '../audit/record';
import { type Actor, requireInstructor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { teaching } from './claims';
import { welcome } from './people';
import { platformOf } from './platforms';
import {
  countEnrolled,
  findLink,
  findPlatform,
  insertScore,
  type LinkRow,
  listLinkRows,
  updateGivenUp,
} from './queries';
import { askPlatform, PlatformTrouble } from './services';

const MEMBERS = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const MOST_PAGES = 200;

const Container = z.object({
  members: z.array(
    z.object({
      user_id: z.string().min(1).max(255),
      status: z.string().default('Active'),
      name: z.string().max(2_000).optional(),
      given_name: z.string().max(2_000).optional(),
      family_name: z.string().max(2_000).optional(),
      email: z.string().max(2_000).optional(),
      roles: z.array(z.string().max(2_000)).default([]),
    }),
  ),
});

/** The places in platforms that lead to a course, and how passing on points stands. @throws DomainError forbidden */
export function listLinks(db: Db, actor: Actor, courseId: string) {
  requireStaff(actor, courseId);
  return listLinkRows(db, courseId);
}
export type Link = ReturnType<typeof listLinks>[number];

function selectLink(db: Db, id: string): LinkRow {
  const link = findLink(db, id);
  if (!link) throw new DomainError('not-found', 'link-unknown', 'There is no such place in a platform.');
  return link;
}

/** Has what could not be told tried again at once. @returns how many @throws DomainError forbidden, not-found */
export function tellAgain(db: Db, actor: Actor, linkId: string, now: number): number {
  const { courseId } = selectLink(db, linkId);
  requireStaff(actor, courseId);
  return db.transaction(
    (tx) => {
      const scores = updateGivenUp(tx, linkId, now);
      const facts = { before: null, after: { scores } };
      record(tx, actor, { act: 'scores-again', courseId, subject: { kind: 'link', id: linkId }, ...facts }, now);
      return scores;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Puts everybody of the platform's course into ours, by the names and roles that it tells. Nobody is taken out.
 * @returns how many it told, and how many of them are new here
 * @throws DomainError forbidden; not-found; conflict 'link-members' where the platform tells nobody; unavailable 'platform-trouble'
 */
export async function readMembers(
  db: Db,
  actor: Actor,
  linkId: string,
  now: number,
): Promise<{ members: number; enrolled: number }> {
  const link = selectLink(db, linkId);
  const { courseId, membersUrl } = link;
  requireInstructor(actor, courseId);
  const row = findPlatform(db, link.platformId);
  if (!row || membersUrl === null) {
    throw new DomainError('conflict', 'link-members', 'This platform does not tell who is in its course.');
  }
  const platform = platformOf(row);
  const told: z.output<typeof Container>['members'] = [];
  let address: string | null = membersUrl;
  for (let page = 0; address !== null && page < MOST_PAGES; page++) {
    const asked = { method: 'GET' as const, scope: MEMBERS, address };
    const headers = { accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' };
    const answer = await askPlatform(db, platform, { ...asked, headers }, now).catch(unavailable);
    const container = Container.safeParse(JSON.parse(answer.text || 'null'));
    if (!container.success) unavailable(new PlatformTrouble('The platform told no list of people that can be read.'));
    else told.push(...container.data.members);
    address = nextIn(answer.headers.get('link'), membersUrl);
  }
  const here = told.filter(({ status }) => status === 'Active');
  return db.transaction(
    (tx) => {
      const before = countEnrolled(tx, courseId);
      for (const { user_id: subject, name, given_name, family_name, email, roles } of here) {
        const whole = name ?? [given_name, family_name].filter(Boolean).join(' ');
        const visitor = { subject, name: whole || null, email: email ?? null, roles };
        const userId = welcome(tx, platform, visitor, courseId, now);
        if (teaching(roles) === null) insertScore(tx, { linkId, userId, subject });
      }
      const enrolled = countEnrolled(tx, courseId) - before;
      const facts = { before: null, after: { members: here.length, enrolled } };
      record(tx, actor, { act: 'members', courseId, subject: { kind: 'link', id: linkId }, ...facts }, now);
      return { members: here.length, enrolled };
    },
    { behavior: 'immediate' },
  );
}

function unavailable(error: unknown): never {
  if (!(error instanceof PlatformTrouble) && !(error instanceof SyntaxError)) throw error;
  const { message: trouble } = error;
  const message = `The platform did not tell who is in its course: ${trouble}`;
  throw new DomainError('unavailable', 'platform-trouble', message, { trouble });
}

/** The next part of a list, as `Link: <address>; rel="next"` says it, on the same site as the first. */
function nextIn(header: string | null, from: string): string | null {
  const next = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(header ?? '')?.[1];
  if (next === undefined || !URL.canParse(next, from)) return null;
  const address = new URL(next, from);
  return address.origin === new URL(from).origin ? address.href : null;
}
