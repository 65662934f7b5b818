import type { Db } from '../db/open';
import type { Verdict } from '../grading/verdict';
import { log } from '../log';
import { toThousandths } from '../points';
import type { Lease } from './grading-queue';
import { findWork, insertVerdict } from './queries';

/** Ends a grading with its verdict. @returns false when somebody else had taken it over: nothing is written. */
export function recordVerdict(db: Db, { id, token }: Lease, verdict: Verdict, now: number): boolean {
  const grading = findWork(db, id)?.grading;
  const queuedMs = grading ? (grading.startedAt ?? grading.queuedAt) - grading.queuedAt : 0;
  const row = {
    finishedAt: now,
    outcome: verdict.outcome,
    passed: verdict.passed,
    points: toThousandths(verdict.points),
    maxPoints: toThousandths(verdict.maxPoints),
    contentHash: verdict.contentHash,
    engine: verdict.engine,
    isolation: verdict.isolation,
    verdict: { ...verdict, timing: { ...verdict.timing, queuedMs } },
  };
  const values = verdict.criteria.flatMap(({ id: criterionId, seeds }) =>
    seeds.map(({ seed, value, passed }) => ({ criterionId, seed, value, passed })),
  );
  const recorded = insertVerdict(db, id, token, row, values);
  if (!recorded) log.warn({ grading: id }, 'verdict came too late');
  return recorded;
}
