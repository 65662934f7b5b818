import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { hintCost } from '../attempts/hints';
import { countTakenHints } from '../attempts/queries';
import type { Course } from '../catalog/course';
import { findChapter } from '../catalog/select';
import { itemHash, selectKeptItem } from '../content/items';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { forStudent, type Item, isMarkedByHand, type Marked, parseAnswer, score } from '../items/item';
import { drawItem, type Question, seedOfTry } from '../items/variants';
import { lessCost } from '../points';
import { type ItemPlace, listRemarkable, type RemarkableRow } from './queries';

/** An answer that was marked by another version of its question than the course has now. */
export interface Outdated {
  row: RemarkableRow;
  /** The version that the marking which counts was made by. */
  kept: Item;
  /** The present version, worth what the student was told. */
  item: Item;
  /** What it makes of the answer; null where the answer is none to it any more. */
  marked: Marked | null;
  /** What is asked reads otherwise than it did. */
  reworded: boolean;
}

const Form = z.array(z.object({ itemId: z.string(), variant: z.number() })).nullable();

/** The answers of a course, or to one of its questions, that another version of the question has marked. */
export function listOutdated(db: Db, course: Course, place: Partial<ItemPlace> = {}): Outdated[] {
  const rows = listRemarkable(db, { ...place, courseId: course.id });
  const triesBefore = checkpointTries(rows);
  const present = presentItems();
  return rows.flatMap((row) => {
    const { attempt, response, marking } = row;
    const question = findChapter(course, attempt.chapterId)?.items.find(({ id }) => id === response.itemId);
    if (!question || isMarkedByHand(question)) return [];
    const tries = (triesBefore.get(attempt.id) ?? 0) + response.number - 1;
    const variant = attempt.kind === 'quiz' ? variantIn(row) : seedOfTry(question, attempt.seed, tries);
    const kept = selectKeptItem(db, marking.itemHash);
    const item = present(question, variant, kept.points);
    // Not by the hash of the row: an item kept long ago is read with today's schema.
    if (itemHash(kept) === itemHash(item)) return [];
    const reworded = !isDeepStrictEqual(asked(kept, variant), asked(item, variant));
    return [{ row, kept, item, marked: markAgain(db, row, kept, item, variant), reworded }];
  });
}

/** How often somebody had answered a lesson's question in an earlier attempt: what a guest answered may have joined an account. */
function checkpointTries(rows: RemarkableRow[]): Map<string, number> {
  const before = new Map<string, number>();
  const answered = new Map<string, number>();
  for (const { attempt } of rows) {
    if (attempt.kind !== 'checkpoint') continue;
    const own = `${attempt.userId} ${attempt.chapterId} ${attempt.targetId}`;
    const tries = answered.get(own) ?? 0;
    if (!before.has(attempt.id)) before.set(attempt.id, tries);
    answered.set(own, tries + 1);
  }
  return before;
}

function variantIn({ attempt, response }: RemarkableRow): number {
  const entry = Form.parse(attempt.form)?.find(({ itemId }) => itemId === response.itemId);
  return entry?.variant ?? attempt.seed;
}

/** Versions of questions as they are now; one that draws nothing is made once for a class. */
function presentItems() {
  const made = new Map<Question, Map<number, Item>>();
  return (question: Question, variant: number, points: number): Item => {
    if (question.variants) return { ...drawItem(question, variant), points };
    const byPoints = made.get(question) ?? new Map<number, Item>();
    made.set(question, byPoints);
    const item = byPoints.get(points) ?? ({ ...drawItem(question, variant), points } as Item);
    byPoints.set(points, item);
    return item;
  };
}

/** What somebody reads who answers. */
function asked(item: Item, variant: number) {
  const { concepts: _concepts, difficulty: _difficulty, hints: _hints, ...rest } = forStudent(item, variant);
  return rest;
}

/** The cost of hints is the one that was told when they were taken. */
function markAgain(db: Db, row: RemarkableRow, kept: Item, item: Item, variant: number): Marked | null {
  const { attempt, response } = row;
  const taken = attempt.kind === 'quiz' ? (countTakenHints(db, attempt.id).get(response.itemId) ?? 0) : 0;
  try {
    const marked = score(item, variant, parseAnswer(item, response.answer));
    return { ...marked, points: lessCost(marked.points, hintCost(kept, taken)) };
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return null;
    throw error;
  }
}

/** Names exactly what would be marked by what: a change of either gives another one. */
export function digestOf(outdated: Outdated[]): string {
  const hash = createHash('sha256');
  for (const { row, item } of outdated) hash.update(`${row.marking.id} ${itemHash(item)}\n`);
  return hash.digest('hex');
}
