import type { Availability } from '@/lib/assignments/windows';
import type { StudentCriterion } from '@/lib/catalog/projections';
import type { GradingState } from './live';

/** One line of the list of what was handed in. Points are thousandths. */
export interface SubmissionLine {
  id: string;
  submittedAt: number;
  state: GradingState;
  outcome: string | null;
  passed: boolean | null;
  points: number | null;
  maxPoints: number;
}

/** What the workspace knows of its challenge. */
export interface WorkspaceChallenge {
  courseId: string;
  chapterId: string;
  id: string;
  title: string;
  starter: string;
  /** The types of the `challenge` module. */
  declarations: string;
  /** Thousandths. */
  maxPoints: number;
  /** Seeds of a submission. */
  graded: number;
  criteria: Pick<StudentCriterion, 'id' | 'title' | 'op' | 'limit'>[];
  window: Availability;
}
