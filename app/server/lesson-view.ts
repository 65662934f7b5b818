import { listAssignments } from '@/lib/assignments/windows';
import { type Checkpoint, selectCheckpoints } from '@/lib/attempts/checkpoint';
import type { Actor } from '@/lib/auth/actor';
import type { Catalog } from '@/lib/catalog/course';
import type { Db } from '@/lib/db/open';
import { ownFeedback } from '@/lib/feedback/lesson-feedback';
import { courseProgress, type WorkProgress } from '@/lib/progress/course-progress';

/**
 * All that a lesson's page shows of its reader beyond the frame around every page. Pages that are kept go by it: what is
 * shown of somebody and is not in here would be shown to others.
 */
export interface LessonView {
  /** Not in the rows yet: their visit is not noted. */
  unsaved: boolean;
  checkpoints: Checkpoint[];
  quizzes: WorkProgress[];
  /** The challenges of the chapter. */
  challenges: WorkProgress[];
  /** They said that they have read it. */
  read: boolean;
  answered: { answered: number; total: number };
  /** What they last said about the lesson. */
  feedback: ReturnType<typeof ownFeedback>;
  /** What the reader has of each challenge of the course, thousandths; null before anything was graded. */
  points: Map<string, number | null>;
  /** When challenges open that the reader may not read before. */
  hidden: Map<string, number>;
}

/** @throws DomainError not-found */
export function lessonView(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  place: { courseId: string; chapterId: string },
  now: number,
): LessonView {
  const checkpoints = selectCheckpoints(db, catalog, actor, place);
  const { chapters } = courseProgress(db, catalog, actor, place.courseId, now);
  const own = chapters.find(({ chapterId }) => chapterId === place.chapterId);
  const hidden = listAssignments(db, actor, place.courseId, now).flatMap(({ kind, shown, targetId, opensAt }) =>
    kind === 'challenge' && !shown ? [[targetId, opensAt ?? 0] as const] : [],
  );
  return {
    unsaved: actor.unsaved === true,
    checkpoints,
    quizzes: own?.quizzes ?? [],
    challenges: own?.challenges ?? [],
    read: own?.read ?? false,
    answered: own?.checkpoints ?? { answered: 0, total: 0 },
    feedback: ownFeedback(db, actor, place),
    points: new Map(chapters.flatMap(({ challenges }) => challenges.map((work) => [work.id, work.points]))),
    hidden: new Map(hidden),
  };
}
