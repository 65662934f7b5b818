import { type Agreement, agreement } from '../analytics/agreement';
import { type Actor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { Feedback } from '../items/kind';
import { listMarkedByHand } from './queries';

/** How far those who marked the same answers of a course agree, criterion by criterion; null where nobody marked twice. */
export interface MarkerAgreement extends Agreement {
  /** Answers that two people marked. */
  answers: number;
}

/**
 * Of every answer that two people marked, the latest marking of the first and of the second. Each criterion is put into one of
 * three categories: nothing, a part, all of its points.
 * @throws DomainError forbidden
 */
export function markerAgreement(db: Db, actor: Actor, courseId: string): MarkerAgreement | null {
  requireStaff(actor, courseId);
  const byAnswer = Map.groupBy(listMarkedByHand(db, courseId), ({ responseId }) => responseId);
  const pairs = [...byAnswer.values()].flatMap((rows) => {
    const byMarker = new Map(rows.map((row) => [row.markedBy, Feedback.parse(row.feedback)]));
    const [first, second] = [...byMarker.values()];
    if (!first || !second) return [];
    const others = new Map(second.options.map((one) => [one.id, categoryOf(one)]));
    return [first.options.map((one) => [categoryOf(one), others.get(one.id) ?? 'none'] as const)];
  });
  const found = agreement(pairs.flat());
  return found && { ...found, answers: pairs.length };
}

const categoryOf = ({ chosen, correct }: { chosen: boolean; correct: boolean }) =>
  correct ? 'all' : chosen ? 'part' : 'none';
