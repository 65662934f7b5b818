import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Actor } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Work, workOf } from '../gradebook/columns';
import { toPoints } from '../points';
import { languageFor, type Text, textIn } from '../text';
import { ownKey } from './key';
import { platformOf } from './platforms';
import { type ChoiceRow, deleteChoice, findChoice, findPlatform } from './queries';
import { addressOf, type Target } from './target';

const unknownChoice = () =>
  new DomainError('not-found', 'choice-unknown', 'This choice is over. Open it again in your platform.');

function requireChoice(db: Db, actor: Actor, id: string) {
  const choice = findChoice(db, id);
  const row = choice && findPlatform(db, choice.platformId);
  if (!choice || !row || choice.userId !== actor.userId) throw unknownChoice();
  return { choice, platform: platformOf(row) };
}

export interface Choice {
  platform: string;
  multiple: boolean;
  courses: { course: Course; work: Work[] }[];
}

/** What a platform may lead to, for who is choosing. @throws DomainError not-found for anybody else */
export function selectChoice(db: Db, catalog: Catalog, actor: Actor, id: string): Choice {
  const { choice, platform } = requireChoice(db, actor, id);
  const { courses } = platform;
  const open = [...catalog.courses.values()].filter((course) => courses === null || courses.includes(course.id));
  return {
    platform: platform.name,
    multiple: choice.multiple,
    courses: open.map((course) => ({ course, work: workOf(course) })),
  };
}

export const targetWord = ({ courseId, work }: Target) => [courseId, work?.kind, work?.id].filter(Boolean).join(' ');

/** What each chosen word of a form names. @throws DomainError invalid 'choice-empty' */
function chosenIn(choice: Choice, words: readonly string[]): { target: Target; title: Text; most: number | null }[] {
  const all = choice.courses.flatMap(({ course, work }) => [
    { target: { courseId: course.id, work: null }, title: course.title, most: null },
    ...work.map(({ kind, targetId, title, maxPoints }) => ({
      target: { courseId: course.id, work: { kind, id: targetId } },
      title,
      most: toPoints(maxPoints),
    })),
  ]);
  const chosen = all.filter(({ target }) => words.includes(targetWord(target)));
  if (chosen.length === 0 || (!choice.multiple && chosen.length > 1)) {
    throw new DomainError('invalid', 'choice-empty', 'Choose what the platform shall lead to.');
  }
  return chosen;
}

/**
 * What goes back to the platform: the chosen links, signed, and where they are posted to. A choice is made once.
 * @param base the address of this installation
 * @throws DomainError not-found; invalid 'choice-empty'
 */
export async function answerChoice(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { id, words, base, locale }: { id: string; words: readonly string[]; base: string; locale: string },
  now: number,
): Promise<{ returnUrl: string; token: string }> {
  const { choice, platform } = requireChoice(db, actor, id);
  const chosen = chosenIn(selectChoice(db, catalog, actor, id), words);
  const items = chosen.map(({ target, title, most }) => ({
    type: 'ltiResourceLink',
    title: textIn(title, languageFor(Object.keys(title), locale)),
    url: addressOf(base, target),
    ...(most !== null && most > 0 && { lineItem: { scoreMaximum: most, resourceId: targetWord(target) } }),
  }));
  const token = await signed(db, choice, platform, items, now);
  deleteChoice(db, id);
  return { returnUrl: choice.returnUrl, token };
}

function signed(
  db: Db,
  { deploymentId, data }: ChoiceRow,
  { clientId, issuer }: { clientId: string; issuer: string },
  items: object[],
  now: number,
): Promise<string> {
  const { id, key } = ownKey(db, now);
  const seconds = Math.floor(now / 1000);
  return new SignJWT({
    nonce: randomUUID(),
    'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiDeepLinkingResponse',
    'https://purl.imsglobal.org/spec/lti/claim/version': '1.3.0',
    'https://purl.imsglobal.org/spec/lti/claim/deployment_id': deploymentId,
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': items,
    ...(data !== null && { 'https://purl.imsglobal.org/spec/lti-dl/claim/data': data }),
  })
    .setProtectedHeader({ alg: 'RS256', kid: id, typ: 'JWT' })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 600)
    .sign(key);
}
