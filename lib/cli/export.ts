import { writeFileSync } from 'node:fs';
import { catalog } from '../catalog/catalog';
import { findCourse } from '../catalog/select';
import { database } from '../db/open';
import { DomainError } from '../errors';
import type { Loss } from '../exchange/question';
import { type Format, itemsOf, writeItems } from '../exchange/write-file';
import { gridCsv, gridJson } from '../gradebook/files';
import { openGridHere } from '../gradebook/view';
import { EXIT } from './enter';

interface ExportOptions {
  format: Format;
  /** The first of the course, where nothing is said. */
  language?: string;
  output?: string;
  grades?: boolean;
}

/** Writes a course's items, or its grades, for other programs. What the format cannot say goes to standard error. */
export async function exportCourse(
  courseId: string,
  { format, language: wanted, output, grades }: ExportOptions,
): Promise<number> {
  const content = await catalog();
  const course = findCourse(content, courseId);
  if (!course) {
    const known = [...content.courses.keys()].join(', ');
    throw new DomainError('not-found', 'course-unknown', `There is no course "${courseId}". There are: ${known}.`);
  }
  const language = wanted ?? (course.languages[0] as string);
  if (grades) {
    if (format !== 'csv' && format !== 'json') {
      throw new DomainError('invalid', 'export-format', 'Grades are written as csv or json.');
    }
    const grid = openGridHere(database(), content, courseId);
    put([...(format === 'csv' ? gridCsv(grid, language) : gridJson(grid))].join(''), output);
    return EXIT.done;
  }
  if (!course.languages.includes(language)) {
    const message = `${courseId} has no texts in "${language}". It has: ${course.languages.join(', ')}.`;
    throw new DomainError('invalid', 'export-language', message);
  }
  const items = itemsOf(course);
  if (items.chapters.length === 0) throw new DomainError('invalid', 'export-empty', `${courseId} has no items.`);
  if (format === 'qti3' && output === undefined && process.stdout.isTTY) {
    throw new DomainError(
      'invalid',
      'export-output',
      'A QTI package is a ZIP file; say where with --output <file.zip>.',
    );
  }
  const made = writeItems(items, format, language);
  put(made.content, output);
  process.stderr.write(report(made.losses, made.items, made.written));
  return made.written === made.items ? EXIT.done : EXIT.notPassed;
}

function put(content: string | Uint8Array, output: string | undefined): void {
  if (output === undefined) {
    process.stdout.write(content);
    return;
  }
  try {
    writeFileSync(output, content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DomainError('invalid', 'file-unwritable', `${output} cannot be written: ${code}.`);
  }
}

/** One line for each thing that the format cannot say, with the items that say it. */
function report(losses: Loss[], items: number, written: number): string {
  const groups = Map.groupBy(losses, ({ field, why }) => `${field}: ${why}`);
  const lines = [`${written} of ${items} items written.`];
  for (const [what, group] of groups) {
    const names = [...new Set(group.map(({ item }) => item))];
    const shown = names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    lines.push(`- ${what} (${shown})`);
  }
  return `${lines.join('\n')}\n`;
}
