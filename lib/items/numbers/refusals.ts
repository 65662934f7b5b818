import { DomainError } from '../../errors';

/** Nothing is marked: the answer is asked for again, in words that say what was understood. */
export function ask(reason: string, message: string, details: Record<string, string | number> = {}): never {
  throw new DomainError('invalid', `answer-${reason}`, message, details);
}

export function askNumber(): never {
  return ask('not-a-number', 'Write one number, for example 0.25, 1e-3 or 1/3.');
}

export function askWhich(text: string, first: string, second: string): never {
  return ask('two-readings', `${text} can be ${first} or ${second}. Write it so that only one is meant.`, {
    text,
    first,
    second,
  });
}
