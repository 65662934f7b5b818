import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Text } from '../authoring/text';
import type { Catalog } from '../catalog/course';
import { selectChapter, selectCheckpoint, selectCourse } from '../catalog/select';
import { keepItem } from '../content/items';
import type { Db } from '../db/open';
import { forStudent, type StudentItem, scoreRange } from '../items/item';
import { type Answered, answeredFrom } from '../markings/markings';
import { listEarned, listMarked } from '../markings/queries';
import { keepAndMark } from './marking';
import { type AttemptRow, insertAttempt, listCheckpointAttempts, updateAttempt } from './queries';

/** A question inside a lesson. */
export interface Checkpoint {
  item: StudentItem;
  /** Practice: reading them is free. */
  hints: Text[];
  /** The latest answer. */
  response: Answered | null;
  /** How often it was answered. */
  tries: number;
  /** Thousandths; the most that an answer has earned. */
  bestPoints: number;
}

interface Lesson {
  courseId: string;
  chapterId: string;
}

/** The same person finds the options in the same order before and after the first answer. */
function seedOf(userId: string, itemId: string): number {
  return createHash('sha256').update(`${userId}\n${itemId}`).digest().readUInt32BE(0);
}

/** The checkpoint items of a lesson, in its order. @throws DomainError not-found */
export function selectCheckpoints(db: Db, catalog: Catalog, actor: Actor, input: Lesson): Checkpoint[] {
  const chapter = selectChapter(selectCourse(catalog, input.courseId), input.chapterId);
  const attempts = listCheckpointAttempts(db, { userId: actor.userId, ...input });
  return chapter.checkpoints.map(({ id, item }) => {
    const own = attempts.filter((attempt) => attempt.targetId === id);
    const responses = own.flatMap((attempt) => listMarked(db, attempt.id));
    const last = responses.at(-1);
    return {
      item: forStudent(item, own[0]?.seed ?? seedOf(actor.userId, id)),
      hints: item.hints.map(({ text }) => text),
      response: last ? answeredFrom(last) : null,
      tries: responses.length,
      bestPoints: Math.max(0, ...own.map(({ points }) => points)),
    };
  });
}

/**
 * Marks an answer to a question of a lesson. It may be answered again and again; the best one counts.
 * @throws DomainError not-found; invalid, with nothing kept, when it is no answer to this item.
 */
export function answerCheckpoint(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: Lesson & { itemId: string; answer: unknown },
  now: number,
): Answered & { bestPoints: number } {
  const course = selectCourse(catalog, input.courseId);
  const chapter = selectChapter(course, input.chapterId);
  const { id: targetId, item } = selectCheckpoint(chapter, input.itemId);
  return db.transaction(
    (tx) => {
      const holder = { userId: actor.userId, courseId: course.id, chapterId: chapter.id };
      const known = listCheckpointAttempts(tx, holder).find((attempt) => attempt.targetId === targetId);
      const attempt: AttemptRow = known ?? {
        id: randomUUID(),
        ...holder,
        kind: 'checkpoint',
        targetId,
        seed: seedOf(actor.userId, targetId),
        contentHash: chapter.contentHash,
        form: null,
        policy: null,
        startedAt: now,
        dueAt: null,
        finishedAt: null,
        points: 0,
        maxPoints: scoreRange(item).max,
      };
      enrol(tx, actor, course.id, now);
      if (!known) insertAttempt(tx, attempt);
      const number = listEarned(tx, attempt.id).length + 1;
      const asked = { item, itemHash: keepItem(tx, item, now), variant: attempt.seed };
      const answered = keepAndMark(tx, attempt.id, asked, input, { number, cost: 0, now });
      const points = Math.max(attempt.points, answered.points);
      updateAttempt(tx, { ...attempt, points, finishedAt: now });
      return { ...answered, bestPoints: points };
    },
    { behavior: 'immediate' },
  );
}
