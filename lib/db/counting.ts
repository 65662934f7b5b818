import { sql } from 'drizzle-orm';
import { gradings } from './schema';

// A submission has one grading for each time it was graded. Conditions on a row of `gradings`, for every query that joins it.

/** The newest grading that is done: what a later one said replaces what an earlier one did. */
export const isNewestDone = sql`not exists (
  select 1 from gradings later
  where later.submission_id = ${gradings.submissionId} and later.state = 'done' and later.number > ${gradings.number})`;

/** What a submission shows: its newest grading that is done, also while another waits; until there is one, the newest. */
export const isShown = sql`not exists (
  select 1 from gradings other
  where other.submission_id = ${gradings.submissionId}
    and (other.state = 'done', other.number) > (${gradings.state} = 'done', ${gradings.number}))`;
