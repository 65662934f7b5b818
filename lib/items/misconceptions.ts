import type { Text } from '../text';
import { type Item, misconceptionsOf } from './item';
import type { Feedback } from './kind';

// Items stay as they are once parsed, and a class answers the same few.
const named = new WeakMap<Item, ReturnType<typeof misconceptionsOf>>();

function namedIn(item: Item) {
  const known = named.get(item) ?? misconceptionsOf(item);
  named.set(item, known);
  return known;
}

/** The ids of the misconceptions that an answer shows: those of the mistakes whose feedback it was given. */
export function misconceptionsIn(item: Item, { options, message }: Feedback): string[] {
  const told = [...options.filter(({ chosen, correct }) => chosen && !correct).map(({ text }) => text), message];
  const wasTold = (text: unknown) => told.some((one) => one !== null && sameText(one, text));
  const shown = namedIn(item).filter(({ path }) => {
    const owner = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], item);
    const { feedback } = owner as { feedback?: { wrong?: unknown } };
    return wasTold(feedback) || wasTold(feedback?.wrong);
  });
  return [...new Set(shown.map(({ value }) => value))];
}

function sameText(told: Text, text: unknown): boolean {
  if (typeof text !== 'object' || text === null) return false;
  return Object.entries(told).every(([locale, words]) => (text as Record<string, unknown>)[locale] === words);
}
