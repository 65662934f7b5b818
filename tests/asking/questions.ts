import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LOCALES } from '@/lib/text';

const Question = z.strictObject({
  locale: z.enum(LOCALES),
  /** Whether it was typed in a hurry. */
  typos: z.boolean(),
  /** The page where it is asked: a chapter, or `challenge:<id>`. */
  at: z.string().min(1),
  question: z.string().min(1),
  /** Any of these answers it; none: the course does not. */
  answeredBy: z.array(z.string()),
});
export type Question = z.infer<typeof Question>;

export const HALVES = ['tuning', 'test'] as const;
export type Half = (typeof HALVES)[number];

/** Questions as students ask them. What is chosen is chosen on the tuning half alone. */
export function readQuestions(half: Half): Question[] {
  const file = path.join(import.meta.dirname, 'questions', `${half}.yaml`);
  return z.array(Question).parse(parse(readFileSync(file, 'utf8')));
}
