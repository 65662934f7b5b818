import { build, stop } from 'esbuild';
import { type Compiled, refuseSource, tooNested, transpile } from './transpile';

/** Compiles a student's file to the body of a CommonJS module; see `transpile`. */
export async function compileStudent(source: string): Promise<Compiled> {
  return (
    refuseSource(source) ??
    inTurn(async () => {
      for (let tries = 1; tries <= 2; tries++) {
        try {
          return await transpile(build, source);
        } catch (error) {
          if (!(error instanceof Error) || !/service (was stopped|is no longer running)/.test(error.message))
            throw error;
          // Some source, perhaps another's, was nested so deeply that the compiler fell over. It starts again when asked.
          await stop();
        }
      }
      return tooNested();
    })
  );
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: a compiler that falls over takes down only what it was asked last. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}
