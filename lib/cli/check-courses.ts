import { loadCatalog } from '../catalog/catalog';
import { formatFinding, hasErrors } from '../catalog/finding';
import { env } from '../env';
import { EXIT } from './enter';

/**
 * Prints what is wrong with the courses or stale, one finding a line. Serving and grading go on with what is sound; who
 * publishes (`strict`) wants all of it.
 * @returns the exit code
 * @throws DomainError invalid when there is no folder of courses
 */
export async function checkCourses({ strict }: { strict: boolean }): Promise<number> {
  const { courses, findings } = await loadCatalog(env().coursesFolder);
  for (const finding of findings) console.error(formatFinding(finding));
  if (!hasErrors(findings)) return EXIT.done;
  if (strict || courses.size === 0) {
    console.error('The courses have mistakes; the lines above say where.');
    return EXIT.notPassed;
  }
  const parts = [...courses.values()].flatMap(({ unavailable }) => unavailable.map(({ kind, id }) => `${kind} ${id}`));
  const without = parts.length > 0 ? ` Not to be opened until then: ${parts.join(', ')}.` : '';
  console.error(`The courses have mistakes; the lines above say where. The rest is served.${without}`);
  return EXIT.done;
}
