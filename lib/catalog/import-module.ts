import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
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

/**
 * Compiles and evaluates a module of a course: trusted code.
 * @param name what the compiled file is called
 * @throws Error when it does not compile or throws
 */
export async function importModule(
  file: string,
  name: string,
): Promise<{ exported: Record<string, unknown>; path: string }> {
  const { file: compiled } = await bundle(file, name, { plugins: [packagesOf(env().projectRoot)] });
  const exported: Record<string, unknown> = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ pathToFileURL(compiled).href
  );
  return { exported, path: compiled };
}

export function buildError(error: unknown): { text: string; location: { line: number; column: number } | null } {
  const first = (error as { errors?: { text: string; location: { line: number; column: number } | null }[] })
    .errors?.[0];
  return (
    first ?? { text: (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' '), location: null }
  );
}
