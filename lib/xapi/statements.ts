import { createHash } from 'node:crypto';
import { durationOf } from './duration';

// Statements as xAPI 1.0.3 has them. People are accounts of this site, without names or addresses.

const VERBS = {
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  scored: 'http://adlnet.gov/expapi/verbs/scored',
} as const;
type Verb = keyof typeof VERBS;

const TYPES = {
  item: 'http://adlnet.gov/expapi/activities/question',
  quiz: 'http://adlnet.gov/expapi/activities/assessment',
  checkpoint: 'http://adlnet.gov/expapi/activities/lesson',
  challenge: 'http://adlnet.gov/expapi/activities/simulation',
  course: 'http://adlnet.gov/expapi/activities/course',
} as const;

export interface Score {
  /** Thousandths of points. */
  points: number;
  maxPoints: number;
}

export interface Said {
  verb: Verb;
  /** The row that it is about: with the verb, what it is known by. */
  row: string;
  userId: string;
  courseId: string;
  /** What it was done to. */
  on: { type: Exclude<keyof typeof TYPES, 'course'>; path: string };
  /** What that is a part of. */
  within?: { type: Exclude<keyof typeof TYPES, 'course'>; path: string };
  /** The run that it belongs to. */
  runId?: string;
  at: number;
  elapsedMs?: number | null;
  score?: Score | null;
  success?: boolean | null;
  completion?: boolean;
}

/** A UUID of version 5 form, made of what a statement is about. */
function idOf(base: string, { verb, row }: Pick<Said, 'verb' | 'row'>): string {
  const hash = createHash('sha1').update(`${base} ${verb} ${row}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

function scoreOf({ points, maxPoints }: Score) {
  const raw = points / 1000;
  const max = maxPoints / 1000;
  return { scaled: Math.min(1, Math.max(0, raw / max)), raw, min: 0, max };
}

/** @param base the address of this installation */
export function statementOf(base: string, said: Said) {
  const { verb, userId, courseId, on, within, runId, at, elapsedMs, score, success, completion } = said;
  const course = `${base}/courses/${encodeURIComponent(courseId)}`;
  const activity = (type: keyof typeof TYPES, id: string) => ({
    objectType: 'Activity',
    id,
    definition: { type: TYPES[type] },
  });
  // A store refuses a score outside of its range; work without points has none.
  const scored = score && score.maxPoints > 0 && score.points <= score.maxPoints && score.points >= 0;
  const result = {
    ...(scored && { score: scoreOf(score) }),
    ...(typeof success === 'boolean' && { success }),
    ...(completion !== undefined && { completion }),
    ...(typeof elapsedMs === 'number' && elapsedMs >= 0 && { duration: durationOf(elapsedMs) }),
  };
  return {
    id: idOf(base, said),
    actor: { objectType: 'Agent', account: { homePage: base, name: userId } },
    verb: { id: VERBS[verb], display: { 'en-US': verb } },
    object: activity(on.type, `${course}/${on.path}`),
    ...(Object.keys(result).length > 0 && { result }),
    context: {
      platform: 'Heldout',
      ...(runId !== undefined && { registration: runId }),
      contextActivities: {
        ...(within && { parent: [activity(within.type, `${course}/${within.path}`)] }),
        grouping: [activity('course', course)],
      },
    },
    timestamp: new Date(at).toISOString(),
  };
}
