import { z } from 'zod';
import { ACTS } from '@/lib/audit/record';

const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => Number.isFinite(Date.parse(`${day}T00:00`)))
  .nullable()
  .catch(null);

/** What of the changes is wanted, as an address says it; nonsense counts as nothing said. */
export const AuditView = z.object({
  of: z.enum(['course', 'installation']).catch('course'),
  act: z.enum(ACTS).nullable().catch(null),
  person: z.string().min(1).max(200).nullable().catch(null),
  /** Days in the time zone of the server, both included. */
  since: Day,
  until: Day,
  /** Only what is older than the line with this number. */
  before: z.coerce.number().int().positive().nullable().catch(null),
});
export type AuditView = z.infer<typeof AuditView>;

/** The same as the room of the changes is asked for it. */
export function auditChoice({ of, act, person, since, until, before }: AuditView, courseId: string) {
  const dayAfter = (day: string) => {
    const date = new Date(`${day}T00:00`);
    date.setDate(date.getDate() + 1);
    return date.getTime();
  };
  return {
    courseId: of === 'installation' ? null : courseId,
    ...(act === null ? {} : { act }),
    ...(person === null ? {} : { personId: person }),
    ...(since === null ? {} : { since: new Date(`${since}T00:00`).getTime() }),
    ...(until === null ? {} : { until: dayAfter(until) }),
    ...(before === null ? {} : { olderThan: before }),
  };
}

/** The address of the page with another part of it changed. */
export function auditHref(courseId: string, view: AuditView, change: Partial<AuditView>): string {
  const said = Object.entries({ ...view, ...change }).filter(([, value]) => value !== null);
  return `/staff/${courseId}/audit?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
