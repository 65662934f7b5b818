import { type SQL, sql } from 'drizzle-orm';
import { gradings, submissions } from './schema';

/** No retry waits longer. */
export const LONGEST_WAIT_MS = 60_000;

/**
 * Whose turn it is: everybody's first waiting submission comes before anybody's second, and what a student has running
 * counts as theirs; among equals, who waited longest, by the order in which rows came, since clocks are set back. So fifty
 * submissions of one student never delay another's first. What is graded again comes after all that.
 */
export function turns(free: SQL): SQL {
  return sql`select g.id, g.cause = 'regrade' as later, g.rowid as arrived,
      row_number() over (partition by s.user_id, g.cause order by g.rowid)
      + (select count(*) from ${gradings} r join ${submissions} t on t.id = r.submission_id
          where r.state = 'running' and t.user_id = s.user_id) as turn
    from ${gradings} g join ${submissions} s on s.id = g.submission_id where ${free}`;
}

/** Narrows `turns` to challenges by their place (`course/challenge`); null: any. */
export function isAt(places: string[] | null): SQL {
  if (places === null) return sql``;
  return sql` and s.course_id || '/' || s.challenge_id in (select value from json_each(${JSON.stringify(places)}))`;
}
