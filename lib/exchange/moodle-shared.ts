import { isPlain, plainNumber } from './plain-number';
import type { Body, NumericAnswer } from './question';
import type { LostField } from './to-question';

/** A share as Moodle has it, in per cent with five decimals. */
export const percentOf = (share: number) => String(Number((share * 100).toFixed(5)));

/** Moodle's numerical answers have an absolute distance: a part of the value is turned into one. */
export function distanceOf({ value, tolerance }: NumericAnswer): number {
  if (tolerance === null || typeof value === 'object') return 0;
  if ('absolute' in tolerance) return tolerance.absolute;
  return Number((Math.abs(Number(plainNumber(value))) * tolerance.relative).toPrecision(12));
}

/** What Moodle's questions cannot say of a body, in GIFT and in XML. */
export function lostInMoodle(body: Body): LostField[] {
  const lost: LostField[] = [];
  if (body.kind === 'numeric') {
    if (body.answers.some(({ tolerance }) => tolerance && 'relative' in tolerance)) {
      lost.push({ field: 'tolerance', why: 'a part of the value is written as a distance' });
    }
    const values = body.answers.flatMap(({ value }) => (typeof value === 'object' ? [value.from, value.to] : [value]));
    if (values.some((value) => !isPlain(value)))
      lost.push({ field: 'answer', why: 'it is written as a decimal number' });
  }
  if (body.kind === 'choice' && body.several && !body.weighted) {
    lost.push({ field: 'scheme', why: 'only shares for each option can be said: they come near it' });
  }
  if (body.kind === 'short-text' && !body.accentSensitive) {
    lost.push({ field: 'accentSensitive', why: 'é and e differ there' });
  }
  return lost;
}

/** Stars are wild there. */
export const starsKept = (text: string) => text.replaceAll('*', '\\*');

/** A short answer of Moodle's: stars stand for anything, `\*` for themselves. */
export function shortAnswer(text: string): { text: string; wildcard: boolean } {
  const wildcard = /(?<!\\)\*/.test(text);
  return { text: wildcard ? text : text.replaceAll('\\*', '*'), wildcard };
}
