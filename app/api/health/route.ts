import { catalog } from '@/lib/catalog/catalog';
import { hasErrors } from '@/lib/catalog/finding';
import { tryWriting } from '@/lib/db/writable';
import { keptGraderStatus } from '@/lib/grader/kept-grader';
import { handle } from '../respond';

/** Whether this server can serve: its database answers, its courses are read; and what it does about grading. */
export const GET = handle({}, async ({ db }) => {
  db.$client.prepare('select 1').get();
  const trouble = tryWriting(db);
  const { courses, findings } = await catalog();
  return {
    status: hasErrors(findings) || trouble !== null ? 'degraded' : 'ok',
    database: trouble === null ? 'ok' : `read-only for now (${trouble})`,
    grading: keptGraderStatus(),
    catalog: {
      courses: [...courses.keys()],
      findings: findings.length,
      unavailable: [...courses.values()].flatMap(({ id, unavailable }) =>
        unavailable.map((part) => `${id}/${part.id}`),
      ),
    },
  };
});
