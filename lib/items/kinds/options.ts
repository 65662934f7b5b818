import { z } from 'zod';
import { LOCALES, Text } from '../../authoring/text';
import { Id, type Inline, InlineText, type ItemFinding, Misconception, type OptionFeedback } from '../kind';
import { shuffledOrder } from '../shuffle';

export const Option = z.strictObject({
  id: Id,
  text: InlineText,
  correct: z.boolean().default(false),
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

function hasUniqueIds(options: readonly { id: string }[]): boolean {
  return new Set(options.map((option) => option.id)).size === options.length;
}

export interface ShownOption {
  id: string;
  text: Inline;
}

/** The same item with its options in the order that the seed draws. */
export function shuffleOptions<Item extends { id: string; options: Option[] }>(item: Item, seed: number): Item {
  const order = shuffledOrder(`options:${item.id}`, seed, item.options.length);
  return { ...item, options: order.map((index) => item.options[index] as Option) };
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
  return LOCALES.flatMap((locale) => {
    const seen = new Map<string, string>();
    return options.flatMap(({ id, text }, i) => {
      const read = text[locale].trim().replace(/\s+/g, ' ');
      const twin = seen.get(read);
      seen.set(read, id);
      if (twin === undefined) return [];
      const message = `"${twin}" and "${id}" have the same text.`;
      return [{ path: [field, i, 'text', locale], expected: 'another text', message }];
    });
  });
}
