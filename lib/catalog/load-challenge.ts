import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Challenge } from '../authoring/challenge';
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

/** Compiles a challenge.ts, once for each content, to a module that any process of this machine can import. */
export async function compileChallenge(file: string): Promise<string> {
  const { projectRoot, dataFolder } = env();
  const result = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    alias: { '@': projectRoot },
    plugins: [packagesOf(projectRoot)],
    absWorkingDir: projectRoot,
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  const code = result.outputFiles[0]?.contents ?? new Uint8Array();
  const folder = path.join(dataFolder, 'build', 'challenges');
  const target = path.join(folder, `${createHash('sha256').update(code).digest('hex').slice(0, 24)}.mjs`);
  if (!existsSync(target)) {
    await mkdir(folder, { recursive: true });
    const unfinished = `${target}.${process.pid}.${Date.now()}`;
    await writeFile(unfinished, code);
    await rename(unfinished, target);
  }
  return target;
}

/**
 * Compiles and evaluates a challenge.ts: trusted code of the course.
 * @throws Error when it does not compile, throws, or has no challenge as its default export.
 */
export async function loadChallenge(file: string): Promise<LoadedChallenge> {
  const modulePath = await compileChallenge(file);
  const loaded = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ pathToFileURL(modulePath).href
  );
  const definition = loaded.default as Partial<Challenge> | undefined;
  if (!Array.isArray(definition?.criteria) || typeof definition.data !== 'function') {
    throw new Error('The default export is not what defineChallenge returns.');
  }
  return { definition: definition as Challenge, modulePath };
}
