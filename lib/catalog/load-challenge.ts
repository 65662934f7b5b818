import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import type { Challenge } from '../authoring/challenge';
import { bundle } from '../bundle';
import { env } from '../env';

// Only the engine's own authoring room is compiled in; packages stay the ones that this process already has, so that
// there is one tfjs and one zod, wherever the bundle lies.
function packagesOf(projectRoot: string): Plugin {
  return {
    name: 'packages',
    setup(plugins) {
      plugins.onResolve({ filter: /^[^./@]|^@[^/]/ }, async ({ path: name, kind, pluginData }) => {
        if (pluginData === 'own' || kind === 'entry-point') return undefined;
        if (name.startsWith('node:')) return { path: name, external: true };
        const found = await plugins.resolve(name, { kind, resolveDir: projectRoot, pluginData: 'own' });
        if (found.errors.length > 0) return { errors: found.errors };
        return { path: pathToFileURL(found.path).href, external: true };
      });
    },
  };
}

export interface LoadedChallenge {
  definition: Challenge;
  modulePath: string;
}

/**
 * Compiles and evaluates a challenge.ts: trusted code of the course.
 * @throws Error when it does not compile, throws, or has no challenge as its default export.
 */
export async function loadChallenge(file: string): Promise<LoadedChallenge> {
  const { file: modulePath } = await bundle(file, 'challenge', { plugins: [packagesOf(env().projectRoot)] });
  const loaded = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ pathToFileURL(modulePath).href
  );
  const definition = loaded.default as Partial<Challenge> | undefined;
  if (!Array.isArray(definition?.criteria) || typeof definition.data !== 'function') {
    throw new Error('The default export is not what defineChallenge returns.');
  }
  return { definition: definition as Challenge, modulePath };
}
