import type { WrittenItem } from '../items/item';
import type { Text } from '../text';
import type { Body } from './question';

/** Notes what had to be made up or left out, and why. */
export type Tell = (what: string, why: string) => void;

/** What an item of a kind has beside what all have, and its key in words; or why it is none. */
export type Fields = { fields: { kind: WrittenItem['kind'] } & Record<string, unknown>; key: string } | { why: string };

export type BodyOf<K extends Body['kind']> = Extract<Body, { kind: K }>;

export const both = (text: string): Text => ({ en: text, fr: text });

export const SAID = {
  right: { en: 'This is right.', fr: 'C’est juste.' },
  wrong: { en: 'This is not right.', fr: 'Ce n’est pas juste.' },
};

/** Ids of options and entries: a, b, …, z, a1, b1, … */
export const letter = (i: number) => `${String.fromCharCode(97 + (i % 26))}${i < 26 ? '' : Math.floor(i / 26)}`;

/** A sentence that had to be put where the file says nothing. */
export function orSaid(text: string | null, said: Text, what: string, note: Tell): Text {
  if (text !== null && text.trim() !== '') return both(text);
  note(what, 'the file has none; a plain sentence stands there');
  return said;
}

export const rightAndWrong = (right: string | null, wrong: string | null, note: Tell) => ({
  right: orSaid(right, SAID.right, 'what is said of a right answer', note),
  wrong: orSaid(wrong, SAID.wrong, 'what is said of a wrong answer', note),
});
