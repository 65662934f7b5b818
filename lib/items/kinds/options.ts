import { z } from 'zod';
import { Text, textIn } from '../../text';
import { Id, type Inline, InlineText, type ItemFinding, Misconception, type OptionFeedback } from '../kind';
import { shuffledOrder } from '../shuffle';

export const Option = z.strictObject({
  id: Id,
  text: InlineText,
  correct: z.boolean().default(false),
  /** Whether it stands behind those that are shuffled, in the place where it is written: "all of the above". */
  pinned: z.boolean().optional(),
  /** The share of the points that choosing it earns or, below 0, costs: Moodle's fractions. */
  weight: z.number().min(-1).max(1).optional(),
  /** What somebody who chose it should know. */
  feedback: Text,
  /** What somebody who left it out although it is right should know; `feedback` where absent. */
  missed: Text.optional(),
  /** What makes people choose it. */
  misconception: Misconception.optional(),
});
export type Option = z.infer<typeof Option>;

export const Options = z.array(Option).min(2).refine(hasUniqueIds, 'options whose ids differ');

/** How many options are shown, where not all are: the right and the pinned ones, and others that the seed draws. */
export const Show = z.int().min(2).optional();

/** Holds for everything with options and `show`. */
export function canShow({ options, show }: { options: Option[]; show?: number | undefined }): boolean {
  const always = options.filter(({ correct, pinned }) => correct || pinned).length;
  return show === undefined || (show > always && show < options.length);
}
export const CAN_SHOW = { path: ['show'], error: 'fewer than there are options, and more than are right or pinned' };

function hasUniqueIds(options: readonly { id: string }[]): boolean {
  return new Set(options.map((option) => option.id)).size === options.length;
}

export interface ShownOption {
  id: string;
  text: Inline;
}

interface Choice {
  id: string;
  options: Option[];
  show?: number | undefined;
}

/** The same item with the options that the seed draws, in the order that it draws. */
export function drawOptions<Item extends Choice>(item: Item, seed: number): Item {
  const { options, show = options.length } = item;
  const always = options.filter(({ correct, pinned }) => correct || pinned).length;
  let room = show - always;
  const shuffled = shuffledOrder(`options:${item.id}`, seed, options.length).map((index) => options[index] as Option);
  const drawn = shuffled.filter(({ correct, pinned }) => !pinned && (correct || room-- > 0));
  return { ...item, options: [...drawn, ...options.filter(({ pinned }) => pinned)] };
}

/** The options without key and feedback. */
export function showOptions(options: Option[]): ShownOption[] {
  return options.map(({ id, text }) => ({ id, text: { inline: text } }));
}

export function optionFeedback(options: Option[], chosen: ReadonlySet<string>): OptionFeedback[] {
  return options.map((option) => ({
    id: option.id,
    chosen: chosen.has(option.id),
    correct: option.correct,
    text: option.correct && !chosen.has(option.id) ? (option.missed ?? option.feedback) : option.feedback,
  }));
}

/** Options or entries that read the same, in any language: nobody can tell which of them was meant. */
export function findTwins(options: { id: string; text: Text }[], field: string): ItemFinding[] {
  const languages = [...new Set(options.flatMap(({ text }) => Object.keys(text)))];
  return languages.flatMap((language) => {
    const seen = new Map<string, string>();
    return options.flatMap(({ id, text }, i) => {
      const read = textIn(text, language).trim().replace(/\s+/g, ' ');
      const twin = seen.get(read);
      seen.set(read, id);
      if (twin === undefined) return [];
      const message = `"${twin}" and "${id}" have the same text.`;
      return [{ path: [field, i, 'text', language], expected: 'another text', message }];
    });
  });
}
