import { OPERATOR } from '../auth/actor';
import { catalog } from '../catalog/catalog';
import { database } from '../db/open';
import { DomainError } from '../errors';
import { toPoints } from '../points';
import { remark as apply, type Corrected, planRemarks, undoRemark } from '../remarks/remark';
import { EXIT } from './enter';

interface RemarkOptions {
  course?: string;
  item?: string;
  lower?: boolean;
  reworded?: boolean;
  undo?: string;
  yes?: boolean;
  json?: boolean;
}

type Found = Corrected & { courseId: string };

/** 0 when something was marked again or taken back, 1 when nothing was (a look at what would be, or nothing to do). */
export async function remark(options: RemarkOptions): Promise<number> {
  const content = await catalog();
  const db = database();
  if (options.undo !== undefined) {
    undoRemark(db, content, OPERATOR, options.undo, Date.now());
    process.stdout.write('Taken back.\n');
    return EXIT.done;
  }
  const courses = options.course === undefined ? [...content.courses.keys()] : [options.course];
  const found = courses
    .flatMap((courseId) => planRemarks(db, content, OPERATOR, courseId).map((one) => ({ courseId, ...one })))
    .filter((one) => options.item === undefined || placeOf(one) === options.item);
  if (options.item !== undefined && found.length === 0) {
    const message = `No answer to "${options.item}" was marked by another version of it.`;
    throw new DomainError('not-found', 'remark-none', message);
  }
  const { lower = false, reworded = false, yes = false, json } = options;
  const marked = yes
    ? found
        .map((one) => apply(db, content, OPERATOR, { ...one, lower, reworded }, Date.now()))
        .reduce((a, b) => a + b, 0)
    : 0;
  process.stdout.write(
    json ? `${JSON.stringify({ marked, corrected: found })}\n` : report(found, { lower, yes, marked }),
  );
  return marked > 0 ? EXIT.done : EXIT.notPassed;
}

const placeOf = ({ courseId, chapterId, itemId }: Found) => `${courseId}/${chapterId}/${itemId}`;

function report(found: Found[], { lower, yes, marked }: { lower: boolean; yes: boolean; marked: number }): string {
  if (found.length === 0) return 'Every answer was marked by its question as the course has it now.\n';
  const said = found.flatMap((one) => [
    `${placeOf(one)}: ${one.answers} answers of ${one.students} students (${one.reworded} read otherwise, ${one.unreadable} do not fit any more)`,
    ...one.differences.map(({ path, before, after }) => `  ${path}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}`),
    ...one.changes.map(({ name, kind, before, after, maxPoints, reworded }) => {
      const held = after < before && !lower ? ', kept without --lower' : '';
      const where = kind === 'checkpoint' ? ' in the lesson' : '';
      const other = reworded ? ', read otherwise: only with --reworded' : '';
      return `  ${name}${where}: ${toPoints(before)} -> ${toPoints(after)} of ${toPoints(maxPoints)}${held}${other}`;
    }),
  ]);
  said.push(yes ? `${marked} answers were marked again.` : 'Nothing was changed. To mark them again, add --yes.');
  return `${said.join('\n')}\n`;
}
