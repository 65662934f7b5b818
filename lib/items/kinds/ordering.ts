import { z } from 'zod';
import { Text } from '../../text';
import { Id, type Inline, InlineText, itemBase, type Kind, type Part, refuseAnswer } from '../kind';
import { shuffledOrder } from '../shuffle';
import { findTwins } from './options';

/**
 * - `all-or-nothing`: the right order, or nothing.
 * - `adjacent-pairs`: the share of neighbours that follow each other as in the right order.
 * - `longest-run`: (most entries that are in the right order among themselves - 1) / (entries - 1).
 */
export const OrderingScheme = z.enum(['all-or-nothing', 'adjacent-pairs', 'longest-run']);

const Entry = z.strictObject({ id: Id, text: InlineText });

/** What an order is asked by, in a question of its own or in a part of one. */
export const orderingFields = {
  kind: z.literal('ordering'),
  credit: OrderingScheme.default('all-or-nothing'),
  /** In the right order. */
  entries: z.array(Entry).min(2).max(12),
  /** Ids in the order in which they stand at first; drawn by the seed where nothing is said. */
  start: z.array(Id).optional(),
  feedback: z.strictObject({ right: Text, wrong: Text }),
};
const Fields = z.strictObject(orderingFields);
type Ordering = z.infer<typeof Fields>;

const ids = ({ entries }: Ordering) => entries.map(({ id }) => id);

function isOrderOf(item: Ordering, order: readonly string[]): boolean {
  const known = new Set(ids(item));
  return order.length === known.size && order.every((id) => known.delete(id));
}

/** Hold for everything with `orderingFields`. */
export function hasUniqueEntries(item: Ordering): boolean {
  return new Set(ids(item)).size === item.entries.length;
}
export const UNIQUE_ENTRIES = { path: ['entries'], error: 'entries whose ids differ' };

export function hasOtherStart(item: Ordering): boolean {
  return item.start === undefined || (isOrderOf(item, item.start) && item.start.join() !== ids(item).join());
}
export const OTHER_START = {
  path: ['start'],
  error: 'the id of every entry once, in another order than the right one',
};

const schema = z
  .strictObject({ ...itemBase, ...orderingFields })
  .refine(hasUniqueEntries, UNIQUE_ENTRIES)
  .refine(hasOtherStart, OTHER_START);

const Answer = z.strictObject({ order: z.array(z.string()) });

/** The length of the longest subsequence that rises. */
function longestRise(places: number[]): number {
  const best: number[] = [];
  places.forEach((place, i) => {
    best.push(1 + Math.max(0, ...best.slice(0, i).filter((_length, j) => (places[j] as number) < place)));
  });
  return Math.max(...best);
}

function fraction(item: Ordering, order: string[]): number {
  const right = ids(item);
  const places = order.map((id) => right.indexOf(id));
  const pairs = places.filter((place, i) => i > 0 && place === (places[i - 1] as number) + 1).length;
  const whole = right.length - 1;
  if (pairs === whole) return 1;
  switch (item.credit) {
    case 'all-or-nothing':
      return 0;
    case 'adjacent-pairs':
      return pairs / whole;
    case 'longest-run':
      return (longestRise(places) - 1) / whole;
  }
}

interface Shown {
  kind: 'ordering';
  entries: { id: string; text: Inline }[];
}

/** The order in which the entries of an item stand at first; never the right one, which is not given away. */
export function drawStart<Fields extends Ordering>(item: Fields, id: string, seed: number): Fields {
  if (item.start) return item;
  const start = shuffledOrder(`entries:${id}`, seed, item.entries.length).map((place) => ids(item)[place] as string);
  // One step round, and it is another.
  if (start.join() === ids(item).join()) start.push(start.shift() as string);
  return { ...item, start };
}

export const orderingPart: Part<Ordering, z.infer<typeof Answer>, Shown> = {
  answer: Answer,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer || !isOrderOf(item, answer.order))
      refuseAnswer('expected { "order": the id of every entry, each once }');
    return answer;
  },
  mark(item, { order }) {
    const earned = fraction(item, order);
    return {
      fraction: earned,
      // In the right order; `chosen` where the answer has the entry in its place.
      options: item.entries.map(({ id, text }, i) => ({ id, chosen: order[i] === id, correct: true, text })),
      message: earned === 1 ? item.feedback.right : item.feedback.wrong,
    };
  },
  key: (item) => ({ order: ids(item) }),
  /** The right order backwards, and with each two neighbours exchanged. */
  wrong(item) {
    const right = ids(item);
    const exchanged = right.slice(1).map((id, i) => right.toSpliced(i, 2, id, right[i] as string));
    return [[...right].reverse(), ...exchanged].map((order) => ({ order }));
  },
  findings: ({ entries }) => findTwins(entries, 'entries'),
  show: (item) => ({
    kind: item.kind,
    entries: (item.start ?? ids(item)).flatMap((id) =>
      item.entries.filter((entry) => entry.id === id).map(({ text }) => ({ id, text: { inline: text } })),
    ),
  }),
};

export const ordering: Kind<typeof schema, z.infer<typeof Answer>, Shown> = {
  ...orderingPart,
  schema,
  earns: ({ credit }) => (credit === 'all-or-nothing' ? 'whole' : 'part'),
  draw: (item, seed) => drawStart(item, item.id, seed),
};
