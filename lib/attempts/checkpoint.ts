import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { selectChapter, selectCheckpoint, selectCourse } from '../catalog/select';
import { keepItem, selectKeptItem } from '../content/items';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { forStudent, type Item, type StudentItem, scoreRange } from '../items/item';
import { drawItem, type Question, seedOfTry } from '../items/variants';
import { type Answered, answeredFrom } from '../markings/markings';
import { listEarned, listMarked, type MarkedRow } from '../markings/queries';
import type { Text } from '../text';
import { keepAndMark } from './marking';
import { type AttemptRow, insertAttempt, listCheckpointAttempts, updateAttempt } from './queries';

/** A question as somebody is to answer it. */
export interface Asked {
  item: StudentItem;
  /** Practice: reading them is free. */
  hints: Text[];
  /** How often it was answered before. */
  tries: number;
}

/** A question inside a lesson. */
export interface Checkpoint {
  /** As it was last answered; as it is to be answered where it never was. */
  item: StudentItem;
  hints: Text[];
  /** The latest answer. */
  response: Answered | null;
  /** How often it was answered. */
  tries: number;
  /** As it is asked now: with other numbers than it was answered with, where it has any that are drawn. */
  next: Asked;
  /** Thousandths; the most that an answer has earned. */
  bestPoints: number;
}

interface Lesson {
  courseId: string;
  chapterId: string;
}

/** In so many ways a lesson asks those who have not answered yet: enough that neighbours differ, few enough to keep. */
const WAYS = 16;

const firstOf = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0);

/**
 * What is told of a first answer that is not right: what there is to say of what was chosen, and no more, so that it can be tried
 * again. The next answer tells everything.
 */
export function afterFirstMiss<Given extends Answered>(answered: Given, tries: number): Given {
  const { correct, feedback } = answered;
  if (correct || tries > 1 || feedback.waiting) return answered;
  // Of kinds whose parts are no choices, the parts tell the right answer.
  const chosen = 'choice' in answered.answer || 'choices' in answered.answer || 'value' in answered.answer;
  const options = chosen ? feedback.options.filter((option) => option.chosen) : [];
  return { ...answered, feedback: { options, message: feedback.message, explanation: null } };
}

/** The same person finds the options in the same order before and after the first answer. */
export function checkpointSeed(userId: string, itemId: string): number {
  return firstOf(`${firstOf(userId) % WAYS}\n${itemId}`);
}

const ask = (item: Item, seed: number, tries: number): Asked => ({
  item: forStudent(item, seed),
  hints: item.hints.map(({ text }) => text),
  tries,
});

/** The variant that the next answer is to, and the seed that draws its order. */
function nextOf(question: Question, seed: number, tries: number) {
  const variant = seedOfTry(question, seed, tries);
  return { item: drawItem(question, variant), variant };
}

/** The item that an answer was to, whatever became of the question since; the first variant of old answers that do not say. */
function answeredItem(db: Db, { marking }: MarkedRow, question: Question, variant: number): Item {
  return marking.askedHash === null ? drawItem(question, variant) : selectKeptItem(db, marking.askedHash);
}

/** The checkpoint items of a lesson, in its order. @throws DomainError not-found */
export function selectCheckpoints(db: Db, catalog: Catalog, actor: Actor, input: Lesson): Checkpoint[] {
  const chapter = selectChapter(selectCourse(catalog, input.courseId), input.chapterId);
  const attempts = listCheckpointAttempts(db, { userId: actor.userId, ...input });
  return chapter.checkpoints.map(({ id, item: question }) => {
    const own = attempts.filter((attempt) => attempt.targetId === id);
    const seed = own[0]?.seed ?? checkpointSeed(actor.userId, id);
    const responses = own.flatMap((attempt) => listMarked(db, attempt.id));
    const { item, variant } = nextOf(question, seed, responses.length);
    const next = ask(item, variant, responses.length);
    const last = responses.at(-1);
    const before = seedOfTry(question, seed, responses.length - 1);
    const { hints, item: shown } = last ? ask(answeredItem(db, last, question, before), before, 0) : next;
    return {
      item: shown,
      hints,
      response: last ? afterFirstMiss(answeredFrom(last), responses.length) : null,
      tries: responses.length,
      next,
      bestPoints: Math.max(0, ...own.map(({ points }) => points)),
    };
  });
}

/**
 * Marks an answer to a question of a lesson. It may be answered again and again; the best one counts.
 * @param input `tries`: how often it had been answered when it was asked
 * @returns also the question as it is asked next
 * @throws DomainError not-found; invalid, with nothing kept, when it is no answer to this item; conflict 'asked-anew' when it
 * was answered elsewhere meanwhile and has other numbers now
 */
export function answerCheckpoint(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: Lesson & { itemId: string; answer: unknown; tries?: number | undefined },
  now: number,
): Answered & { bestPoints: number; next: Asked } {
  const course = selectCourse(catalog, input.courseId);
  const chapter = selectChapter(course, input.chapterId);
  const { id: targetId, item: question } = selectCheckpoint(chapter, input.itemId);
  return db.transaction(
    (tx) => {
      const holder = { userId: actor.userId, courseId: course.id, chapterId: chapter.id };
      const own = listCheckpointAttempts(tx, holder).filter((attempt) => attempt.targetId === targetId);
      const seed = own[0]?.seed ?? checkpointSeed(actor.userId, targetId);
      const tries = own.reduce((sum, { id }) => sum + (listEarned(tx, id)[0]?.number ?? 0), 0);
      if (question.variants && input.tries !== tries) {
        const message =
          'This question was answered in another window, and is asked with other numbers now. Reload the page.';
        throw new DomainError('conflict', 'asked-anew', message);
      }
      const { item, variant } = nextOf(question, seed, tries);
      const [known] = own;
      const attempt: AttemptRow = known ?? {
        id: randomUUID(),
        ...holder,
        kind: 'checkpoint',
        targetId,
        seed,
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
      const number = (listEarned(tx, attempt.id)[0]?.number ?? 0) + 1;
      const asked = { item, itemHash: keepItem(tx, item, now), variant };
      const answered = keepAndMark(tx, attempt.id, asked, input, { number, cost: 0, now });
      const points = Math.max(attempt.points, answered.points);
      updateAttempt(tx, { ...attempt, points, finishedAt: now });
      const next = nextOf(question, seed, tries + 1);
      return {
        ...afterFirstMiss(answered, tries + 1),
        bestPoints: points,
        next: ask(next.item, next.variant, tries + 1),
      };
    },
    { behavior: 'immediate' },
  );
}
