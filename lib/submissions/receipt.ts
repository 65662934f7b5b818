import { availability } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import { referenceTo } from '../catalog/references';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { makeReceipt, type Receipt, receiptKey, sealed } from '../grading/receipt';
import { Verdict } from '../grading/verdict';
import { SeedNumbers } from '../queue/job';
import { requireSubmission } from './read';

/**
 * The signed receipt of a submission's verdict, for its author and for staff of the course. While the window is open it is sealed, for staff
 * too: it commits to what the data came from. Once it has closed, or at once where there is no window, it tells the secret.
 * @throws DomainError not-found; conflict 'receipt-too-soon', without a verdict; conflict 'receipt-earlier', where the data came
 *   from an earlier generator, which no receipt can name
 */
export function selectReceipt(db: Db, actor: Actor, id: string, now: number): Receipt {
  const { submission, grading } = requireSubmission(db, actor, id);
  if (grading.state !== 'done' || grading.verdict === null) {
    throw new DomainError('conflict', 'receipt-too-soon', 'There is a receipt once the submission has been graded.');
  }
  if (grading.secret === null) {
    const message =
      'This was graded by an earlier version, whose data cannot be dealt again. Staff can have it graded again.';
    throw new DomainError('conflict', 'receipt-earlier', message);
  }
  const receipt = makeReceipt(
    Verdict.parse(grading.verdict),
    {
      challenge: referenceTo(submission.courseId, submission.challengeId),
      secret: grading.secret,
      numbers: SeedNumbers.parse(grading.seeds),
    },
    new Date(grading.finishedAt ?? now),
    receiptKey(),
  );
  const target = { courseId: submission.courseId, kind: 'challenge' as const, targetId: submission.challengeId };
  const { closesAt } = availability(db, actor, target, now);
  return closesAt !== null && closesAt > now ? sealed(receipt) : receipt;
}
