import { randomInt } from 'node:crypto';
import { startQuiz } from '@/lib/attempts/quiz';
import { catalog } from '@/lib/catalog/catalog';
import { QuizRef } from '../ids';
import { handle } from '../respond';

/** Begins a run through a quiz, or goes on with an unfinished one. */
export const POST = handle({ input: QuizRef, auth: true }, async ({ db, actor, input, now }) =>
  startQuiz(db, await catalog(), actor, input, { now, seed: randomInt(2 ** 31) }),
);
