import path from 'node:path';
import type { Plugin } from 'esbuild';
import { compile } from '../bundle';
import { env } from '../env';
import type { ProofFile } from './course';

/** Nothing in the authoring room does anything when it is imported: what a program does not use of it can be left out. */
const authoringAsNeeded: Plugin = {
  name: 'authoring-as-needed',
  setup(plugins) {
    const room = path.join(env().projectRoot, 'lib/authoring') + path.sep;
    plugins.onResolve({ filter: /./ }, async ({ path: name, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === 'own' || kind === 'entry-point') return undefined;
      const found = await plugins.resolve(name, { importer, kind, resolveDir, pluginData: 'own' });
      return found.path.startsWith(room) ? { ...found, sideEffects: false } : found;
    });
  },
};

/**
 * One file, as a student could hand it in, of a cheat that imports the challenge's own data and the authoring room.
 * @throws BuildFailure of esbuild
 */
export async function bundleCheat(folder: string, cheat: ProofFile): Promise<string> {
  const { contents } = await compile(path.join(folder, 'cheat', `${cheat.name}.ts`), {
    external: ['@tensorflow/tfjs'],
    minify: true,
    plugins: [authoringAsNeeded],
  });
  return new TextDecoder().decode(contents);
}
