import { z } from 'zod';
import { type Close, fromDouble, isAtMost, isWithin, ZERO } from './exact';
import { readNumber } from './read';
import { allowance, type Tolerance } from './tolerance';

/** A number as an author writes it: a plain one, or a text such as '1/3' or '2^64' that is read as a student's would be. */
export const WrittenNumber = z.union([z.number(), z.string().refine(isReadable, "a number, or a text such as '1/3'")]);
export type WrittenNumber = z.infer<typeof WrittenNumber>;

/** Of a condition on numbers: it is not asked where one of them cannot be read, which is an issue of its own. */
export const onceReadable = { when: ({ issues }: { issues: unknown[] }) => issues.length === 0 };

export const Range = z
  .strictObject({ from: WrittenNumber, to: WrittenNumber })
  .refine(({ from, to }) => isAtMost(closeTo(from).value, closeTo(to).value), {
    error: 'a range from the smaller to the larger',
    ...onceReadable,
  });
export type Range = z.infer<typeof Range>;

function isReadable(text: string): boolean {
  try {
    return readNumber(text).unit === '';
  } catch {
    return false;
  }
}

export function closeTo(written: WrittenNumber): Close {
  return typeof written === 'number' ? fromDouble(written) : { value: readNumber(written).value, slack: ZERO };
}

/** A value or a range that answers are held against; both ends of a range belong to it. */
export type Target = (answer: Close) => boolean;

export function toTarget(wanted: WrittenNumber | Range, tolerance: Tolerance): Target {
  if (typeof wanted === 'object') {
    const [from, to] = [closeTo(wanted.from), closeTo(wanted.to)];
    return (answer) =>
      (isAtMost(from.value, answer.value) && isAtMost(answer.value, to.value)) ||
      isWithin(answer, from, ZERO) ||
      isWithin(answer, to, ZERO);
  }
  const value = closeTo(wanted);
  const allowed = allowance(tolerance, value);
  return (answer) => isWithin(answer, value, allowed);
}
