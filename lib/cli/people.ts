import { OPERATOR, type Role } from '../auth/actor';
import { auth } from '../auth/auth';
import { inviteStaff, listInvitations, revokeInvitation } from '../auth/invitations';
import { createPasswordReset } from '../auth/password-reset';
import { listStaff, selectPersonByEmail, setRole } from '../auth/roles';
import { database } from '../db/open';
import { env } from '../env';
import { DomainError } from '../errors';

// The same functions that the pages for staff call, for whoever has the database at hand.

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** So much of an invitation's id names it among the few that are open. */
const SHORT = 8;

const day = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

export function staff(): number {
  const people = listStaff(database(), OPERATOR);
  const open = listInvitations(database(), OPERATOR, Date.now());
  if (people.length === 0) say('There is no instructor yet: `heldout invite instructor` makes a link for one.');
  for (const { role, name, email } of people) say(`${role.padEnd(10)}  ${email}  ${name}`);
  for (const { id, role, expiresAt } of open) {
    say(`invitation  ${id.slice(0, SHORT)}  makes one person an ${role}, until ${day(expiresAt)} UTC`);
  }
  return 0;
}

export function invite(role: 'assistant' | 'instructor'): number {
  const token = inviteStaff(database(), OPERATOR, role, Date.now());
  say(`This link makes one person an ${role}. It works once, within a week, and is not shown again:`);
  say(`  ${env().address}/invite/${token}`);
  return 0;
}

/** @param start the first characters of the invitation's id, as `heldout staff` lists it */
export function revoke(start: string): number {
  const open = listInvitations(database(), OPERATOR, Date.now());
  const [found, ...more] = open.filter(({ id }) => start.length >= SHORT && id.startsWith(start));
  if (!found || more.length > 0) {
    const message = `There is no open invitation "${start}". \`heldout staff\` lists them.`;
    throw new DomainError('not-found', 'invitation-unknown', message);
  }
  revokeInvitation(database(), OPERATOR, found.id);
  say(`The invitation opens nothing any more; it would have made somebody an ${found.role}.`);
  return 0;
}

export function role(email: string, wanted: Role): number {
  const person = selectPersonByEmail(database(), OPERATOR, email);
  setRole(database(), OPERATOR, { userId: person.id, role: wanted });
  say(`${person.name} (${person.email}) was ${person.role} and is ${wanted} now.`);
  return 0;
}

export async function resetPassword(email: string): Promise<number> {
  const person = selectPersonByEmail(database(), OPERATOR, email);
  const { token } = await createPasswordReset(auth(), database(), OPERATOR, person.id, Date.now());
  say(`With this link ${person.name} (${person.email}) sets a new password. It works once, within a day:`);
  say(`  ${env().address}/reset-password/${token}`);
  return 0;
}
