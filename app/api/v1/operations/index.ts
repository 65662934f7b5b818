import type { Operation } from '../operation';
import { ASSIGNMENTS } from './assignments';
import { COURSES } from './courses';
import { GRADES } from './grades';
import { REGRADES } from './regrades';
import { ROSTER } from './roster';
import { SUBMISSIONS } from './submissions';

/** Everything that programs can ask for, in the order in which the document tells it. */
export const GROUPS: { tag: string; operations: Operation[] }[] = [
  { tag: 'Courses', operations: COURSES },
  { tag: 'Roster', operations: ROSTER },
  { tag: 'Assignments', operations: ASSIGNMENTS },
  { tag: 'Grades', operations: GRADES },
  { tag: 'Submissions', operations: SUBMISSIONS },
  { tag: 'Regrades', operations: REGRADES },
];

export const OPERATIONS = GROUPS.flatMap(({ operations }) => operations);
