import { record } from '../audit/record';
import { type Actor, isStaff, requireStaffAnywhere } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import type { ByHand } from '../items/kinds/short-essay';
import { markResponseByHand } from '../markings/markings';
import { latestOf, listEarned, listMarked } from '../markings/queries';
import { type InRun, totalOf } from './attempt';
import { requireForm, selectFormItem } from './form';
import { hintCost } from './hints';
import { countTakenHints, findRun, updateAttempt } from './queries';

/**
 * Marks an answer of a run by its rubric, for the first time or again: every marking is kept, with who made it, and the latest
 * counts.
 * @param input points in thousandths by criterion
 * @throws DomainError forbidden; not-found, also in a course that the actor does not teach; conflict 'not-answered' or
 * 'not-by-hand'; invalid 'rubric-points'
 */
export function markByHand(db: Db, catalog: Catalog, actor: Actor, input: InRun & ByHand, now: number): void {
  requireStaffAnywhere(actor);
  db.transaction(
    (tx) => {
      const attempt = findRun(tx, input.attemptId);
      if (!attempt || !isStaff(actor, attempt.courseId)) {
        throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
      }
      const form = requireForm(tx, catalog, attempt, now);
      const asked = selectFormItem(form, input.itemId);
      const answered = latestOf(listMarked(tx, attempt.id)).get(input.itemId);
      if (!answered) throw new DomainError('conflict', 'not-answered', 'This question has no answer in this run.');
      const cost = hintCost(asked.item, countTakenHints(tx, attempt.id).get(input.itemId) ?? 0);
      const { points, comment } = input;
      const how = { markedBy: actor.userId, now };
      const made = markResponseByHand(tx, answered.response.id, { points, comment }, { ...asked, cost }, how);
      updateAttempt(tx, { ...attempt, ...totalOf(form, listEarned(tx, attempt.id)) });
      const { courseId, userId: personId } = attempt;
      const facts = { before: { points: answered.marking.points }, after: { item: input.itemId, points: made } };
      const subject = { kind: 'attempt', id: attempt.id } as const;
      record(tx, actor, { act: 'marking', courseId, subject, personId, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}
