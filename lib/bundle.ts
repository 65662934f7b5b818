import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { env } from './env';

export interface Bundle {
  file: string;
  hash: string;
}

interface Compiled {
  contents: Uint8Array;
  /** First 16 hex digits of the SHA-256 of the contents: changes when anything in them does. */
  hash: string;
}

/**
 * Builds a TypeScript file and all it imports into one module.
 * @throws BuildFailure of esbuild, with the file, line and column of each error.
 */
export async function compile(entry: string, options: BuildOptions = {}): Promise<Compiled> {
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
  const { contents } = built.outputFiles[0] as OutputFile;
  return { contents, hash: createHash('sha256').update(contents).digest('hex').slice(0, 16) };
}

/** Where what is built is kept: in the data folder, named by content, so that processes can build side by side. */
export function buildFolder(): string {
  return path.join(env().dataFolder, 'build');
}

/** A compiled module as a file that a process can be started with, or that can be imported. */
export async function bundle(entry: string, name: string, options: BuildOptions = {}): Promise<Bundle> {
  const { contents, hash } = await compile(entry, options);
  const file = path.join(buildFolder(), `${name}-${hash}.${options.format === 'cjs' ? 'cjs' : 'mjs'}`);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
  }
  return { file, hash };
}
