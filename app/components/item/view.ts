import type { ReactNode } from 'react';
import type { Answer, ItemKind } from '@/lib/items/item';
import type { ShownFeedback, ShownItem } from './shown';

export interface FieldProps<K extends ItemKind, Filled> {
  item: ShownItem<K>;
  filled: Filled;
  /** Once there is feedback the answer stands. */
  feedback: ShownFeedback | null;
  onChange(filled: Filled): void;
  /** Shows the keys 1-9 beside what they choose. */
  numbered: boolean;
}

/** How a page asks one kind of question. `Filled` is what stands in its field so far, an answer or not yet one. */
export interface ItemView<K extends ItemKind, Filled> {
  /** The question and its place for an answer; after marking, each part says what there is to say about it. */
  Field(props: FieldProps<K, Filled>): ReactNode;
  nothing: Filled;
  /** Null while nothing is filled in. An answer in its beginnings is kept as a draft; the server asks for the rest. */
  toAnswer(filled: Filled): Answer<K> | null;
  /** From an answer or a draft as it was saved; `nothing` for anything else. */
  toFilled(saved: unknown): Filled;
  /** What a key from 1 to 9 makes of it; null when it does nothing. */
  press(item: ShownItem<K>, filled: Filled, digit: number): Filled | null;
}
