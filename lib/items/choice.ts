import { randomStream } from '../authoring/random';
import type { Text } from '../authoring/text';
import type { Option, OptionFeedback } from './kind';

export interface ShownOption {
  id: string;
  text: Text;
}

interface WithOptions {
  id: string;
  options: Option[];
}

/** The options without key and feedback, in the order that the seed draws. */
export function shuffledOptions(item: WithOptions, seed: number): ShownOption[] {
  const order = randomStream(`options:${item.id}`, seed).permutation(item.options.length);
  return order.map((index) => {
    const { id, text } = item.options[index] as Option;
    return { id, text };
  });
}

export function optionFeedback(item: WithOptions, chosen: ReadonlySet<string>): OptionFeedback[] {
  return item.options.map((option) => ({
    id: option.id,
    chosen: chosen.has(option.id),
    correct: option.correct,
    text: option.correct && !chosen.has(option.id) ? (option.missed ?? option.feedback) : option.feedback,
  }));
}

export function hasUniqueIds(options: readonly { id: string }[]): boolean {
  return new Set(options.map((option) => option.id)).size === options.length;
}
