import { sql } from 'drizzle-orm';
import { gradings } from './schema';

/**
 * What a submission shows: the grading that counts, also while another waits; until there is one, its newest. A condition on a
 * row of `gradings`, for every query that joins it.
 */
export const isShown = sql`${gradings.id} = coalesce(
  (select c.id from current_gradings c where c.submission_id = ${gradings.submissionId}),
  (select n.id from gradings n where n.submission_id = ${gradings.submissionId} order by n.number desc limit 1))`;

/** What is told of a grading without its verdict. Points are thousandths. */
export const gradingSummary = {
  state: gradings.state,
  outcome: gradings.outcome,
  passed: gradings.passed,
  points: gradings.points,
  maxPoints: gradings.maxPoints,
};
