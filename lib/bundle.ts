import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { env } from './env';

export interface Bundle {
  file: string;
  /** First 16 hex digits of the SHA-256 of the built text: changes when anything in it does. */
  hash: string;
}

/**
 * Builds a TypeScript file and all it imports into one module in the data folder, named by its content, so that
 * processes that build it at the same time write the same file.
 * @throws BuildFailure of esbuild, with the file, line and column of each error.
 */
export async function bundle(entry: string, name: string, options: BuildOptions = {}): Promise<Bundle> {
  const built = await build({
    entryPoints: [entry],
    absWorkingDir: env().projectRoot,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
    alias: { '@': env().projectRoot },
    ...options,
    write: false as const,
  });
  const text = (built.outputFiles[0] as OutputFile).contents;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const file = path.join(env().dataFolder, 'build', `${name}-${hash}.${options.format === 'cjs' ? 'cjs' : 'mjs'}`);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  }
  return { file, hash };
}
