import { catalog } from '@/lib/catalog/catalog';
import { hasErrors } from '@/lib/catalog/finding';
import { handle } from '../respond';

/** Whether this server can serve: its database answers, its courses are read. */
export const GET = handle({}, async ({ db }) => {
  db.$client.prepare('select 1').get();
  const { courses, findings } = await catalog();
  return {
    status: hasErrors(findings) ? 'degraded' : 'ok',
    database: 'ok',
    catalog: { courses: [...courses.keys()], findings: findings.length },
  };
});
