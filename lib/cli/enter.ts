import { CommanderError } from 'commander';
import { DomainError } from '../errors';

/** What every program of ours ends with. */
export const EXIT = { done: 0, notPassed: 1, wrongUsage: 2, ourFault: 3 } as const;

/** Says what went wrong: in a sentence what was foreseen, with its stack what was not. @returns the exit code */
export function tell(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code.startsWith('heldout.')) process.stderr.write(`${error.message}\n`);
    return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  }
  if (error instanceof DomainError) {
    process.stderr.write(`${error.message}\n`);
    return error.kind === 'unavailable' ? EXIT.ourFault : EXIT.wrongUsage;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  return EXIT.ourFault;
}

/** A step without which a program cannot begin. */
export function orTell<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    return process.exit(tell(error));
  }
}

/** As `orTell`, for a step that takes a while. */
export async function orTellLater<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    return process.exit(tell(error));
  }
}
