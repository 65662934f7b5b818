import type { Db } from '@/lib/db/open';
import type { Verdict } from '@/lib/grading/verdict';
import { claimNext, findWork } from '@/lib/queue/queries';
import { recordVerdict } from '@/lib/queue/record-verdict';
import { plainVerdict } from './verdict';

const token = 'the grader of a test';

/** Takes the next grading of any challenge. */
export function takeNext(db: Db, now = 1e6) {
  const id = claimNext(db, token, { now, lost: [], places: null, first: 'live' });
  const work = id === null ? null : findWork(db, id);
  return work && { id: work.grading.id, submissionId: work.submission.id, tries: work.grading.tries };
}

/** Records how a grading that `takeNext` took was judged. */
export function record(db: Db, id: string, verdict: Partial<Verdict>, now = 1e6): boolean {
  return recordVerdict(db, { id, token }, { ...plainVerdict([1]), ...verdict }, now);
}

/** Takes the next grading and records how it was judged. @returns its submission's id */
export function recordNext(db: Db, verdict: Partial<Verdict> = {}, now = 1e6): string {
  const taken = takeNext(db, now);
  if (!taken) throw new Error('Nothing waits.');
  record(db, taken.id, verdict, now);
  return taken.submissionId;
}
