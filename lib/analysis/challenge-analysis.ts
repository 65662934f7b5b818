import {
  type Cluster,
  clusters,
  type Judged,
  type Pair,
  rateByAttempt,
  rateEver,
  redundantPairs,
  separation,
} from '../analytics/criteria';
import type { Estimate } from '../analytics/scores';
import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, CatalogChallenge } from '../catalog/course';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { listStudents } from '../gradebook/queries';
import { judgeCriterion } from '../judging/judge-criteria';
import { keeper } from './kept';
import { listJudged, listMeasures } from './queries';

export interface CriterionAnalysis {
  id: string;
  /** At the first, second, third and a later attempt; null where nobody got that far. */
  byAttempt: (Estimate | null)[];
  separation: Estimate | null;
  /** Of everybody, who reached it in any submission. */
  ever: Estimate | null;
}

export interface ChallengeAnalysis {
  challengeId: string;
  students: number;
  submissions: number;
  /** Judged by another version of the challenge than the present one; their measures are held against the present limits. */
  outdated: number;
  criteria: CriterionAnalysis[];
  redundant: Pair[];
  clusters: (Cluster & { students: { submissionId: string; userId: string; name: string }[] })[];
}

/**
 * A challenge over the class, from the measures that are kept of every grading that counts, by the limits as they are now.
 * @throws DomainError forbidden; not-found; unavailable
 */
export function analyseChallenge(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  courseId: string,
  challengeId: string,
): ChallengeAnalysis {
  requireStaff(actor, courseId);
  const challenge = selectChallenge(selectCourse(catalog, courseId), challengeId);
  const kept = keeper(db, courseId)({ kind: 'challenge', targetId: challengeId }, challenge, () =>
    analyse(db, challenge, courseId),
  );
  // Names may change at any time.
  const names =
    kept.clusters.length === 0 ? new Map() : new Map(listStudents(db, courseId).map(({ id, name }) => [id, name]));
  return {
    ...kept,
    clusters: kept.clusters.map((cluster) => ({
      ...cluster,
      students: cluster.members.map(({ id, userId }) => ({ submissionId: id, userId, name: names.get(userId) ?? '' })),
    })),
  };
}

function analyse(db: Db, challenge: CatalogChallenge, courseId: string) {
  const challengeId = challenge.id;
  const place = { courseId, targetId: challengeId };
  const students = new Set(listStudents(db, courseId).map(({ id }) => id));
  const rows = listJudged(db, place).filter(({ userId }) => students.has(userId));
  const measured = Map.groupBy(listMeasures(db, place), ({ gradingId }) => gradingId);
  const counts = new Map<string, number>();
  const judged = rows.map(({ id, userId, gradingId }): Judged => {
    const number = (counts.get(userId) ?? 0) + 1;
    counts.set(userId, number);
    return { id, userId, number, ...judgedAgain(challenge, measured.get(gradingId) ?? []) };
  });
  return {
    challengeId,
    students: counts.size,
    submissions: rows.length,
    outdated: rows.filter(({ contentHash }) => contentHash !== challenge.contentHash).length,
    criteria: challenge.definition.criteria.map(({ id }, criterion) => ({
      id,
      byAttempt: rateByAttempt(judged, criterion),
      separation: separation(judged, criterion),
      ever: rateEver(judged, criterion),
    })),
    redundant: redundantPairs(judged),
    clusters: clusters(judged),
  };
}

function judgedAgain(
  { definition }: CatalogChallenge,
  rows: { criterionId: string; seed: number; value: number | null }[],
): Pick<Judged, 'reached' | 'values'> {
  const byCriterion = Map.groupBy(rows, ({ criterionId }) => criterionId);
  const results = definition.criteria.map((criterion) =>
    judgeCriterion(criterion, byCriterion.get(criterion.id) ?? []),
  );
  return { reached: results.map(({ passed }) => passed), values: results.map(({ value }) => value) };
}
