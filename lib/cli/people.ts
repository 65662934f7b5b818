import { OPERATOR, type StaffRole } from '../auth/actor';
import { auth } from '../auth/auth';
import { type Invited, inviteStaff, listAllInvitations, revokeInvitation } from '../auth/invitations';
import { createPasswordReset } from '../auth/password-reset';
import {
  listAdministrators,
  listAllStaff,
  rolesOf,
  selectPersonByEmail,
  setAdministrator,
  setRole,
} from '../auth/roles';
import { catalog } from '../catalog/catalog';
import { selectCourse } from '../catalog/select';
import { database } from '../db/open';
import { env } from '../env';
import { DomainError } from '../errors';

// The same functions that the pages for staff call, for whoever has the database at hand.

type Wanted = StaffRole | 'administrator';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** So much of an invitation's id names it among the few that are open. */
const SHORT = 8;

const day = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

const described = ({ role, courseId }: Invited) =>
  `an ${role} of ${courseId === null ? 'the whole installation' : courseId}`;

/** The course that is meant. @throws DomainError where none is named and there are several */
async function courseMeant(named: string | undefined): Promise<string> {
  const content = await catalog();
  if (named !== undefined) return selectCourse(content, named).id;
  const [only, ...more] = content.courses.keys();
  if (only !== undefined && more.length === 0) return only;
  const message = only
    ? `Say in which course: --course ${[only, ...more].join(', or --course ')}.`
    : 'There is no course yet.';
  throw new DomainError('invalid', 'course-choice', message);
}

async function invited(role: Wanted, course: string | undefined): Promise<Invited> {
  if (role !== 'administrator') return { role, courseId: await courseMeant(course) };
  if (course === undefined) return { role, courseId: null };
  const message = 'An administrator looks after the whole installation; leave --course out.';
  throw new DomainError('invalid', 'course-choice', message);
}

export function staff(): number {
  const db = database();
  const administrators = listAdministrators(db, OPERATOR);
  if (administrators.length === 0) {
    say('There is no administrator yet: `heldout invite administrator` makes a link for one.');
  }
  for (const { name, email } of administrators) say(`administrator  ${email}  ${name}`);
  for (const { role, name, email, courseId } of listAllStaff(db, OPERATOR)) {
    say(`${role.padEnd(13)}  ${email}  ${name}  in ${courseId}`);
  }
  for (const one of listAllInvitations(db, OPERATOR, Date.now())) {
    say(
      `invitation     ${one.id.slice(0, SHORT)}  makes one person ${described(one)}, until ${day(one.expiresAt)} UTC`,
    );
  }
  return 0;
}

export async function invite(role: Wanted, course: string | undefined): Promise<number> {
  const what = await invited(role, course);
  const token = inviteStaff(database(), OPERATOR, what, Date.now());
  say(`This link makes one person ${described(what)}. It works once, within a week, and is not shown again:`);
  say(`  ${env().address}/invite/${token}`);
  return 0;
}

/** @param start the first characters of the invitation's id, as `heldout staff` lists it */
export function revoke(start: string): number {
  const open = listAllInvitations(database(), OPERATOR, Date.now());
  const [found, ...more] = open.filter(({ id }) => start.length >= SHORT && id.startsWith(start));
  if (!found || more.length > 0) {
    const message = `There is no open invitation "${start}". \`heldout staff\` lists them.`;
    throw new DomainError('not-found', 'invitation-unknown', message);
  }
  revokeInvitation(database(), OPERATOR, found.id, Date.now());
  say(`The invitation opens nothing any more; it would have made somebody ${described(found)}.`);
  return 0;
}

export async function role(email: string, wanted: Wanted | 'student', course: string | undefined): Promise<number> {
  const db = database();
  const person = selectPersonByEmail(db, OPERATOR, email);
  const who = `${person.name} (${person.email})`;
  if (wanted === 'student' && course === undefined) return takeRoles(person.id, who);
  const what = wanted === 'student' ? null : await invited(wanted, course);
  if (what?.courseId === null) {
    setAdministrator(db, OPERATOR, { userId: person.id, administrator: true }, Date.now());
    say(`${who} is an administrator of the whole installation now.`);
    return 0;
  }
  const courseId = what?.courseId ?? (await courseMeant(course));
  const before = setRole(
    db,
    OPERATOR,
    { courseId, userId: person.id, role: wanted as StaffRole | 'student' },
    Date.now(),
  );
  say(`${who} was ${before} in ${courseId} and is ${wanted} there now.`);
  if (rolesOf(db, OPERATOR, person.id).administrator) {
    say('As an administrator they stay an instructor of every course; `student` without --course takes that away.');
  }
  return 0;
}

function takeRoles(userId: string, who: string): number {
  const db = database();
  const { administrator, courses } = rolesOf(db, OPERATOR, userId);
  // Refused for the last administrator, before anything is changed.
  if (administrator) setAdministrator(db, OPERATOR, { userId, administrator: false }, Date.now());
  for (const { courseId } of courses) setRole(db, OPERATOR, { courseId, userId, role: 'student' }, Date.now());
  const had = [
    ...(administrator ? ['an administrator'] : []),
    ...courses.map((one) => `an ${one.role} of ${one.courseId}`),
  ];
  say(had.length === 0 ? `${who} has no role.` : `${who} was ${had.join(' and ')}, and is a student everywhere now.`);
  return 0;
}

export async function resetPassword(email: string): Promise<number> {
  const person = selectPersonByEmail(database(), OPERATOR, email);
  const { token } = await createPasswordReset(auth(), database(), OPERATOR, person.id, Date.now());
  say(`With this link ${person.name} (${person.email}) sets a new password. It works once, within a day:`);
  say(`  ${env().address}/reset-password/${token}`);
  return 0;
}
