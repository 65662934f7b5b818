import { z } from 'zod';
import { DomainError } from '../errors';
import { shareOf, toThousandths } from '../points';
import { Text } from '../text';
import { type Earning, type Feedback, InlineText, type ItemFinding, type Kind, type Mark, Misconception } from './kind';
import { cloze } from './kinds/cloze';
import { codeOutput } from './kinds/code-output';
import { hotspotPlot } from './kinds/hotspot-plot';
import { matching } from './kinds/matching';
import { multipleChoice } from './kinds/multiple-choice';
import { numeric } from './kinds/numeric';
import { ordering } from './kinds/ordering';
import { predictThenRun } from './kinds/predict-then-run';
import { type ByHand, markByRubric, shortEssay } from './kinds/short-essay';
import { shortText } from './kinds/short-text';
import { singleChoice } from './kinds/single-choice';
import { trueFalse } from './kinds/true-false';
import { type Place, placesOf } from './places';

/** Every kind of question. A new one is a file in `kinds/`, a line here, and its view in `app/components/item/kinds/`. */
const kinds = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'true-false': trueFalse,
  numeric,
  'short-text': shortText,
  ordering,
  matching,
  cloze,
  'code-output': codeOutput,
  'predict-then-run': predictThenRun,
  'hotspot-plot': hotspotPlot,
  'short-essay': shortEssay,
};
type Kinds = typeof kinds;
export type ItemKind = keyof Kinds;
export const ITEM_KINDS = Object.keys(kinds) as ItemKind[];

/** An item as it is written; what it may leave out has a default. */
export type WrittenItem = { [K in ItemKind]: z.input<Kinds[K]['schema']> }[ItemKind];
export type Item = { [K in ItemKind]: z.infer<Kinds[K]['schema']> }[ItemKind];

const schemas: z.ZodObject[] = Object.values(kinds).map(({ schema }) => schema);
export const Item = z.discriminatedUnion('kind', schemas as [z.ZodObject]) as unknown as z.ZodType<Item, WrittenItem>;

/** A parsed answer to an item of the kind, as it is stored. */
export type Answer<K extends ItemKind = ItemKind> = ReturnType<Kinds[K]['parse']>;
const answers: z.ZodType<Answer>[] = Object.values(kinds).map(({ answer }) => answer);
export const Answer: z.ZodType<Answer> = z.union(answers);

/** Thousandths of points. */
export interface Marked {
  correct: boolean;
  points: number;
  maxPoints: number;
  feedback: Feedback;
}

interface Shared {
  id: string;
  concepts: string[];
  difficulty: number;
  stem: Text;
  maxPoints: number;
  /** What each staged hint costs, in thousandths; the text comes when it is taken. */
  hints: { cost: number }[];
}

/** What a student sees before answering: no key, no feedback, no explanation. */
export type StudentItem<K extends ItemKind = ItemKind> = { [Each in K]: Shared & ReturnType<Kinds[Each]['show']> }[K];

type AnyKind = Kind<z.ZodObject<z.ZodRawShape>, Answer, ReturnType<Kinds[ItemKind]['show']>>;

// The table is keyed by the item's own kind, so the pair always fits; TypeScript cannot follow that through a union.
const kindOf = ({ kind }: { kind: ItemKind }): AnyKind => kinds[kind] as never;

/** @throws DomainError invalid, with a reason that begins with `answer-`. */
export function parseAnswer(item: Item, input: unknown): Answer {
  return kindOf(item).parse(item, input);
}

/** Marks a parsed answer to the variant that the seed draws. */
export function score(item: Item, seed: number, answer: Answer): Marked {
  const kind = kindOf(item);
  const drawn = kind.draw(item, seed) as Item;
  return marked(drawn, kind.mark(drawn, answer));
}

function marked(item: Item, { fraction, options, message, waiting, ran }: Mark): Marked {
  const maxPoints = toThousandths(item.points);
  const feedback: Feedback = { options, message, explanation: item.explanation };
  if (waiting) feedback.waiting = true;
  if (ran) feedback.ran = ran;
  return { correct: fraction === 1, points: shareOf(maxPoints, fraction), maxPoints, feedback };
}

/** Whether answers wait until staff mark them. */
export function isMarkedByHand(item: Item): boolean {
  return kindOf(item).byHand ?? false;
}

/** How it gives its points; no secret. */
export function earningOf(item: Item): Earning {
  return isMarkedByHand(item) ? 'by-hand' : (kindOf(item).earns?.(item) ?? 'whole');
}

/** What staff made of an answer. @throws DomainError conflict 'not-by-hand'; invalid 'rubric-points' */
export function scoreByHand(item: Item, given: ByHand): Marked {
  if (item.kind !== 'short-essay') {
    throw new DomainError('conflict', 'not-by-hand', 'This question is not marked by hand.');
  }
  return marked(item, markByRubric(item, given));
}

/** The answer that earns all points; for the checker and demonstrations, never for a student's page. */
export function keyAnswer(item: Item): Answer {
  return kindOf(item).key(item);
}

/** Answers that must not earn all points; for the checker and demonstrations. */
export function wrongAnswers(item: Item): Answer[] {
  return kindOf(item).wrong(item);
}

/** The least and the most thousandths that an answer can earn. */
export function scoreRange(item: Item): { min: number; max: number } {
  return { min: 0, max: toThousandths(item.points) };
}

export function forStudent(item: Item, seed: number): StudentItem {
  const kind = kindOf(item);
  const drawn = kind.draw(item, seed) as Item;
  const { id, concepts, difficulty, stem, hints } = drawn;
  return {
    id,
    concepts,
    difficulty,
    stem,
    maxPoints: scoreRange(drawn).max,
    hints: hints.map((hint) => ({ cost: toThousandths(hint.cost) })),
    ...kind.show(drawn),
  } as StudentItem;
}

/** Every text that an author wrote into the item, and whether it stands in one line with others. */
export function textsOf(item: Item): (Place<Text> & { inline: boolean })[] {
  const { schema } = kindOf(item);
  return [
    ...placesOf(schema, Text, item).map((place) => ({ ...place, inline: false })),
    ...placesOf(schema, InlineText, item).map((place) => ({ ...place, inline: true })),
  ];
}

/** What is well-formed in the item and yet cannot be meant so; for the checker. */
export function findingsOf(item: Item): ItemFinding[] {
  return kindOf(item).findings(item);
}

/** Every misconception that the item names. */
export function misconceptionsOf(item: Item): Place<string>[] {
  return placesOf(kindOf(item).schema, Misconception, item);
}

/** Whether items of a kind have a field of this name: what a folder's defaults may fill. */
export function hasField(kind: unknown, field: string): boolean {
  return (
    typeof kind === 'string' && Object.hasOwn(kinds, kind) && field in kindOf({ kind: kind as ItemKind }).schema.shape
  );
}
