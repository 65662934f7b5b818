import { sentence } from '../sentences';

/** What a program asked of the harness, or left to it, that cannot be done; `reason` chooses the sentence. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    readonly values: Record<string, string | number> = {},
  ) {
    // For programs that catch it.
    super(sentence(reason, values).en);
  }
}
