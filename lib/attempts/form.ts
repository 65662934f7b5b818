import { z } from 'zod';
import type { Catalog, Quiz } from '../catalog/course';
import { selectCourse, selectQuiz } from '../catalog/select';
import { itemHash, keepItem, selectKeptItem } from '../content/items';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import type { Item } from '../items/item';
import { shuffledOrder } from '../items/shuffle';
import { drawItem, type Question } from '../items/variants';
import { type RunRow, updateForm } from './queries';

const Form = z.array(
  z.strictObject({
    itemId: z.string(),
    /** Of the item as it was when the run began, its parameters drawn. */
    hash: z.string(),
    /** Drew its variant, and draws the order of its parts. */
    variant: z.int(),
  }),
);
/** What a run asks, in order, whatever happens to the course meanwhile. */
export type Form = z.infer<typeof Form>;

/** One question of a run, as it was when the run began. */
export interface FormItem {
  item: Item;
  itemHash: string;
  variant: number;
}

/** The questions that a run asks: the same for one seed, drawn and put in order as the quiz says. */
export function drawQuestions(quiz: Quiz, seed: number): Question[] {
  const drawn = quiz.parts.flatMap(({ choose, of }, index) =>
    shuffledOrder(`${quiz.id} ${index}`, seed, of.length)
      .slice(0, choose)
      .flatMap((at) => of[at] ?? []),
  );
  if (!quiz.policy.shuffle) return drawn;
  return shuffledOrder(quiz.id, seed, drawn.length).flatMap((at) => drawn[at] ?? []);
}

/** Lays a run down: the variant of every item is kept as it is drawn now. */
export function makeForm(db: Db, questions: Question[], variant: number, now: number): Form {
  return questions.map((question) => ({
    itemId: question.id,
    hash: keepItem(db, drawItem(question, variant), now),
    variant,
  }));
}

/**
 * The questions of a run. One that began before forms were kept is asked as its quiz stands, and laid down when somebody
 * next works on it.
 * @throws DomainError not-found for such a run whose quiz is gone.
 */
export function selectForm(db: Db, catalog: Catalog, attempt: RunRow): FormItem[] {
  if (attempt.form === null) {
    const quiz = selectQuiz(selectCourse(catalog, attempt.courseId), attempt.targetId);
    const drawn = quiz.items.map((question) => drawItem(question, attempt.seed));
    return drawn.map((item) => ({ item, itemHash: itemHash(item), variant: attempt.seed }));
  }
  return Form.parse(attempt.form).map(({ hash, variant }) => ({
    item: selectKeptItem(db, hash),
    itemHash: hash,
    variant,
  }));
}

/** The questions of a run that is worked on. @throws as `selectForm` */
export function requireForm(db: Db, catalog: Catalog, attempt: RunRow, now: number): FormItem[] {
  if (attempt.form !== null) return selectForm(db, catalog, attempt);
  const items = selectForm(db, catalog, attempt).map(({ item }) => item);
  const form = makeForm(db, items, attempt.seed, now);
  updateForm(db, attempt.id, form);
  return selectForm(db, catalog, { ...attempt, form });
}

/** @throws DomainError not-found 'item-unknown' */
export function selectFormItem(form: FormItem[], itemId: string): FormItem {
  const found = form.find(({ item }) => item.id === itemId);
  if (!found) throw new DomainError('not-found', 'item-unknown', `There is no item "${itemId}" in this run.`);
  return found;
}
