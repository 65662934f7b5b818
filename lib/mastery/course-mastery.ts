import { sightOf } from '../attempts/sight';
import type { Actor } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { findChallenge, findChapter, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import type { Item } from '../items/item';
import { listHandedIn } from '../progress/queries';
import type { Text } from '../text';
import { type Evidence, type Mastery, masteryOf } from './model';
import { listMarkedAnswers } from './queries';

export interface ConceptMastery extends Mastery {
  id: string;
  title: Text;
  prerequisites: string[];
  /** How many concepts come before it, along the longest way. */
  depth: number;
  /** A chapter that is about it; null where none says so. */
  chapterId: string | null;
}

/**
 * What the actor seems to know of every concept of a course, by the answers and submissions whose results they have been told.
 * @throws DomainError not-found 'course-unknown'
 */
export function courseMastery(db: Db, catalog: Catalog, actor: Actor, courseId: string, now: number): ConceptMastery[] {
  const course = selectCourse(catalog, courseId);
  const own = evidenceOf(db, course, actor, now);
  const depths = depthsOf(course);
  const chapters = course.sections.flatMap((section) => section.chapters);
  return course.concepts.map(({ id, title, prerequisites }) => ({
    id,
    title,
    prerequisites,
    depth: depths.get(id) ?? 0,
    chapterId: chapters.find(({ concepts }) => concepts.includes(id))?.id ?? null,
    ...masteryOf((own.get(id) ?? []).map(({ evidence }) => evidence)),
  }));
}

interface Told {
  at: number;
  evidence: Evidence;
}

function evidenceOf(db: Db, course: Course, actor: Actor, now: number): Map<string, Told[]> {
  const owner = { userId: actor.userId, courseId: course.id };
  const found = new Map<string, Told[]>();
  const add = (concepts: readonly string[], told: Told) => {
    for (const id of concepts) found.set(id, [...(found.get(id) ?? []), told]);
  };
  for (const row of listMarkedAnswers(db, owner)) {
    const item = findChapter(course, row.chapterId)?.items.find(({ id }) => id === row.itemId);
    if (!item || row.maxPoints <= 0 || (row.kind === 'quiz' && !sightOf(row, 'owner', now).marks)) continue;
    const evidence = { share: row.points / row.maxPoints, difficulty: item.difficulty, guess: guessOf(item) };
    add(item.concepts, { at: row.answeredAt, evidence });
  }
  for (const { targetId, points, at } of listHandedIn(db, { courseId: course.id, userIds: [actor.userId] })) {
    const challenge = findChallenge(course, targetId);
    if (!challenge || points === null) continue;
    const { concepts, difficulty, criteria } = challenge.definition;
    const all = 1000 * criteria.reduce((sum, criterion) => sum + criterion.points, 0);
    add(concepts, { at, evidence: { share: Math.min(1, points / all), difficulty, guess: 0 } });
  }
  for (const told of found.values()) told.sort((a, b) => a.at - b.at);
  return found;
}

/** Of kinds where one option is chosen, one in so many; of the others chance is small enough to leave out. */
function guessOf(item: Item): number {
  if (item.kind === 'true-false') return 0.5;
  return item.kind === 'single-choice' ? 1 / item.options.length : 0;
}

function depthsOf({ concepts }: Course): Map<string, number> {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const depths = new Map<string, number>();
  // The checker holds that nothing comes before itself.
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const before = (byId.get(id)?.prerequisites ?? []).filter((one) => byId.has(one));
    const depth = before.length === 0 ? 0 : 1 + Math.max(...before.map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  for (const { id } of concepts) depthOf(id);
  return depths;
}
