import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    thorough: boolean;
  }
}

/**
 * Whether all there is to try is tried (`npm test -- --mode thorough`, as where a change waits to land), or what is enough
 * to be told of a mistake while one writes.
 */
export const thorough = inject('thorough');
