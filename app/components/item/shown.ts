import type { Asked } from '@/lib/attempts/checkpoint';
import type { ItemKind, StudentItem } from '@/lib/items/item';
import type { Feedback, Gapped, Inline, Plain } from '@/lib/items/kind';
import type { Marks } from '@/lib/markings/markings';
import type { Text } from '@/lib/text';
import type { GappedPiece } from '../markdown/gaps';

/** The same value with each text as HTML in the reader's language. An object of which only the values are texts is none. */
export type Shown<T> = T extends Inline | Plain
  ? string
  : T extends Gapped
    ? GappedPiece[]
    : T extends Text
      ? string extends keyof T
        ? string
        : { [Key in keyof T]: Shown<T[Key]> }
      : T extends object
        ? { [Key in keyof T]: Shown<T[Key]> }
        : T;

/** What the browser gets of an item; points in thousandths. */
export type ShownItem<K extends ItemKind = ItemKind> = Shown<StudentItem<K>>;

/** What the browser gets of an item's marking; points in thousandths. */
export type ShownFeedback = Shown<Feedback & Omit<Marks, 'feedback'>>;

/** What the browser gets of a question of a lesson that is to be answered. */
export type ShownAsked = Shown<Asked>;
