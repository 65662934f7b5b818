import type { Challenge } from '../authoring/challenge';
import { importModule } from './import-module';

export interface LoadedChallenge {
  definition: Challenge;
  modulePath: string;
}

/**
 * Compiles and evaluates a challenge.ts: trusted code of the course.
 * @throws Error when it does not compile, throws, or has no challenge as its default export.
 */
export async function loadChallenge(file: string): Promise<LoadedChallenge> {
  const { path: modulePath, exported } = await importModule(file, 'challenge');
  const definition = exported.default as Partial<Challenge> | undefined;
  if (!Array.isArray(definition?.criteria) || typeof definition.data !== 'function') {
    throw new Error('The default export is not what defineChallenge returns.');
  }
  return { definition: definition as Challenge, modulePath };
}
