import { randomUUID } from 'node:crypto';
import { totalOf } from '../attempts/attempt';
import { requireForm } from '../attempts/form';
import { findRun, updateAttempt } from '../attempts/queries';
import { record } from '../audit/record';
import { type Actor, isStaff, OPERATOR, requireInstructor, requireStaff, requireStaffAnywhere } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectCourse } from '../catalog/select';
import { keepItem } from '../content/items';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { insertMarking, listEarned } from '../markings/queries';
import type { Text } from '../text';
import { type Difference, differences } from './differences';
import { digestOf, listOutdated, type Outdated } from './plan';
import {
  bestPoints,
  findAttempt,
  findRemark,
  type ItemPlace,
  insertRemark,
  listRemarkMarkings,
  listRemarkRows,
  updateUndone,
} from './queries';

/** What a correction makes of one student's answer in one run, or of their answers to a lesson's question. Thousandths. */
export interface Change {
  userId: string;
  name: string;
  attemptId: string;
  kind: 'quiz' | 'checkpoint';
  targetId: string;
  before: number;
  /** What the corrected question gives. */
  after: number;
  maxPoints: number;
  reworded: boolean;
}

/** A question that was corrected since some of its answers were marked. */
export interface Corrected {
  chapterId: string;
  itemId: string;
  stem: Text;
  differences: Difference[];
  answers: number;
  students: number;
  /** Answers to a question that reads otherwise now: what was answered may not be what is asked. */
  reworded: number;
  /** Answers that are none to the corrected question, such as options that it has no more. They stay as they are. */
  unreadable: number;
  changes: Change[];
  /** Names this state: what is applied is what was looked at. */
  digest: string;
}

export interface RemarkInput extends ItemPlace {
  digest: string;
  /** Whether points may become fewer; otherwise nobody gets less than they had. */
  lower: boolean;
  /** Whether answers to a question that read otherwise are marked, too. */
  reworded: boolean;
}

/** Every corrected question of a course with what would change, and nothing done. @throws DomainError forbidden; not-found */
export function planRemarks(db: Db, catalog: Catalog, actor: Actor, courseId: string): Corrected[] {
  requireStaff(actor, courseId);
  const course = selectCourse(catalog, courseId);
  const byItem = Map.groupBy(listOutdated(db, course), ({ row }) => `${row.attempt.chapterId} ${row.response.itemId}`);
  return [...byItem.values()].map(describe);
}

function describe(outdated: Outdated[]): Corrected {
  const [{ row, kept, item }] = outdated as [Outdated, ...Outdated[]];
  const readable = outdated.filter(({ marked }) => marked !== null);
  return {
    chapterId: row.attempt.chapterId,
    itemId: row.response.itemId,
    stem: item.stem,
    differences: differences(kept, item),
    answers: outdated.length,
    students: new Set(outdated.map((one) => one.row.attempt.userId)).size,
    reworded: outdated.filter(({ reworded }) => reworded).length,
    unreadable: outdated.length - readable.length,
    changes: [...Map.groupBy(readable, (one) => one.row.attempt.id).values()].flatMap(changeOf),
    digest: digestOf(outdated),
  };
}

/** Of a run its latest answer counts, of a lesson's question the best one. */
function changeOf(answers: Outdated[]): Change[] {
  const latest = answers.at(-1) as Outdated;
  const { attempt } = latest.row;
  const counted = attempt.kind === 'quiz' ? [latest] : answers;
  const before = Math.max(...counted.map(({ row }) => row.marking.points));
  const after = Math.max(...counted.map(({ marked }) => marked?.points ?? 0));
  if (before === after) return [];
  const { id: attemptId, userId, name, kind, targetId } = attempt;
  const { maxPoints } = latest.row.marking;
  const reworded = counted.some((one) => one.reworded);
  return [{ userId, name, attemptId, kind, targetId, before, after, maxPoints, reworded }];
}

/**
 * Marks the answers to a corrected question again. Runs stay as they were seen: the markings are new ones, by whom and when,
 * and the earlier ones are kept.
 * @returns how many answers were marked
 * @throws DomainError forbidden; not-found; conflict 'remark-stale' when something changed since it was looked at
 */
export function remark(db: Db, catalog: Catalog, actor: Actor, input: RemarkInput, now: number): number {
  const { courseId, chapterId, itemId, lower, reworded } = input;
  requireInstructor(actor, courseId);
  const course = selectCourse(catalog, courseId);
  return db.transaction(
    (tx) => {
      const outdated = listOutdated(tx, course, { chapterId, itemId });
      if (digestOf(outdated) !== input.digest) {
        const message =
          'The question or its answers have changed since you looked. Look at what would change once more.';
        throw new DomainError('conflict', 'remark-stale', message);
      }
      const markedBy = idOf(actor);
      const made = outdated.flatMap(({ row, item, marked, reworded: other }) => {
        if (!marked || (other && !reworded)) return [];
        const points = lower ? marked.points : Math.max(marked.points, row.marking.points);
        const { correct, maxPoints, feedback } = marked;
        const hash = keepItem(tx, item, now);
        const what = { correct, points, maxPoints, feedback };
        const where = { responseId: row.response.id, itemHash: hash };
        return [insertMarking(tx, { ...where, ...what, cause: 'remark', markedBy, markedAt: now })];
      });
      const [firstMarking] = made;
      const lastMarking = made.at(-1);
      if (firstMarking === undefined || lastMarking === undefined) return 0;
      total(tx, catalog, new Set(outdated.map(({ row }) => row.attempt.id)), now);
      const place = { courseId, chapterId, itemId };
      const how = { lower, reworded, firstMarking, lastMarking, madeAt: now, madeBy: markedBy };
      insertRemark(tx, { id: randomUUID(), ...place, ...how });
      const facts = { answers: made.length, lower, reworded };
      record(tx, actor, { act: 'remark', courseId, subject: subjectOf(place), before: null, after: facts }, now);
      return made.length;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Gives answers the marking that they had before a remark, where nothing was made of them since.
 * @throws DomainError forbidden; not-found 'remark-unknown'; conflict 'remark-undone'
 */
export function undoRemark(db: Db, catalog: Catalog, actor: Actor, remarkId: string, now: number): void {
  requireStaffAnywhere(actor);
  db.transaction(
    (tx) => {
      const found = findRemark(tx, remarkId);
      if (found && isStaff(actor, found.courseId)) requireInstructor(actor, found.courseId);
      else throw new DomainError('not-found', 'remark-unknown', 'Nothing was marked again under this name.');
      if (found.undoneAt !== null) {
        throw new DomainError('conflict', 'remark-undone', 'This has been taken back already.');
      }
      const undone = listRemarkMarkings(tx, found);
      for (const { before } of undone) {
        const { id: _id, ...row } = before;
        insertMarking(tx, { ...row, markedBy: idOf(actor), markedAt: now });
      }
      total(tx, catalog, new Set(undone.map(({ attemptId }) => attemptId)), now);
      const { courseId, lower, reworded } = found;
      const facts = { answers: undone.length, lower, reworded };
      const subject = subjectOf(found);
      record(tx, actor, { act: 'remark-undone', courseId, subject, before: facts, after: null }, now);
      updateUndone(tx, remarkId, { undoneAt: now, undoneBy: idOf(actor) });
    },
    { behavior: 'immediate' },
  );
}

/** Whoever runs commands has no account. */
const idOf = (actor: Actor) => (actor === OPERATOR ? null : actor.userId);

const subjectOf = ({ chapterId, itemId }: Omit<ItemPlace, 'courseId'>) =>
  ({ kind: 'item', id: `${chapterId}/${itemId}` }) as const;

function total(db: Db, catalog: Catalog, attemptIds: ReadonlySet<string>, now: number): void {
  for (const id of attemptIds) {
    const run = findRun(db, id);
    if (run) updateAttempt(db, { ...run, ...totalOf(requireForm(db, catalog, run, now), listEarned(db, id)) });
    const attempt = run ? null : findAttempt(db, id);
    if (attempt) updateAttempt(db, { ...attempt, points: bestPoints(db, id) });
  }
}

export type MadeRemark = ReturnType<typeof listRemarks>[number];

/** What was marked again in a course, newest first. @throws DomainError forbidden */
export function listRemarks(db: Db, actor: Actor, courseId: string) {
  requireStaff(actor, courseId);
  return listRemarkRows(db, courseId);
}
