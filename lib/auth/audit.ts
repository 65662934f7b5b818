import { z } from 'zod';
import { type AuditChoice, listAuditors, listAuditRows } from '../audit/queries';
import { ACTS, type Act, type Facts } from '../audit/record';
import type { Db } from '../db/open';
import { type Actor, OPERATOR, requireAdministrator, requireStaff } from './actor';

const PAGE = 50;

const Kept: z.ZodType<Facts | null> = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .nullable();

/** A line of what staff changed. */
export interface AuditEntry {
  id: number;
  /** UTC milliseconds. */
  at: number;
  /** Who did it. The name is null for whoever runs commands on the machine, and for who has no account any more. */
  by: { id: string; name: string | null; operator: boolean };
  act: Act | null;
  subject: { kind: string; id: string };
  /** Whom it concerns. */
  person: { id: string; name: string | null } | null;
  /** Only what is not the same in both. */
  before: Facts | null;
  after: Facts | null;
}

/** What is the same before and after says nothing. */
function differing(before: Facts | null, after: Facts | null): Pick<AuditEntry, 'before' | 'after'> {
  if (before === null || after === null) return { before, after };
  const changed = (name: string) => before[name] !== after[name];
  const keep = (facts: Facts) => Object.fromEntries(Object.entries(facts).filter(([name]) => changed(name)));
  return { before: keep(before), after: keep(after) };
}

/**
 * What staff changed in a course, or (for administrators) in the whole installation, newest first, a page at a time.
 * @returns the page; where the next one begins, null at the end; and everybody who has done something there
 * @throws DomainError forbidden
 */
export function listAudit(db: Db, actor: Actor, choice: AuditChoice) {
  if (choice.courseId === null) requireAdministrator(actor);
  else requireStaff(actor, choice.courseId);
  const rows = listAuditRows(db, choice, PAGE + 1);
  const entries = rows.slice(0, PAGE).map((row): AuditEntry => {
    const { id, at, byId, byName, act, subjectKind, subjectId, personId, personName } = row;
    return {
      ...{ id, at, by: { id: byId, name: byName, operator: byId === OPERATOR.userId } },
      act: ACTS.find((one) => one === act) ?? null,
      subject: { kind: subjectKind, id: subjectId },
      person: personId === null ? null : { id: personId, name: personName },
      ...differing(Kept.parse(row.before), Kept.parse(row.after)),
    };
  });
  const { personId } = choice;
  const people = listAuditors(db, choice.courseId);
  if (personId !== undefined && !people.some(({ id }) => id === personId)) {
    const shown = entries.find(({ person }) => person?.id === personId);
    people.push({ id: personId, name: shown?.person?.name ?? null });
  }
  return { entries, next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null, people };
}
