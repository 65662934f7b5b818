import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DataSetName } from '../authoring/data-sets';
import { buildFolder, compile } from '../bundle';
import type { CatalogChallenge } from '../catalog/course';
import { env } from '../env';
import { engineName } from '../grading/grade-source';
import { bundleOptions, embedTraining } from '../training/embed';
import { SHARED_PACKAGES } from './shared-packages';

// What a run in the browser is made of. Nothing of it is secret: what a student must not know is the secret from
// which a submission's data are dealt, and that is drawn on the server. References, wrong solutions and hints are not in it.

/** A file that never changes under its name, compressed with gzip once and for all, and kept in the data folder. */
export interface Asset {
  name: string;
  file: string;
}

export interface BrowserAssets {
  engine: Asset;
  /** For verdicts. */
  engineName: string;
  /** The compiler of the server as WebAssembly: 4 MB on their way, the price of the same code and the same errors. */
  compiler: Asset;
  dataSets: Record<DataSetName, Asset>;
}

let made: Promise<BrowserAssets> | undefined;

/** What all challenges share; built at most once in this process. */
export function browserAssets(): Promise<BrowserAssets> {
  made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function make(): Promise<BrowserAssets> {
  const { projectRoot } = env();
  const engine = await compile(path.join(projectRoot, 'lib/browser-grading/engine.ts'), {
    ...bundleOptions,
    // Browsers start no module worker from what an opaque origin has at hand.
    format: 'iife',
    plugins: [embedTraining],
    // Names stay as they are, as in the sandbox.
    minifyWhitespace: true,
    minifySyntax: true,
  });
  const read = (file: string) => readFile(path.join(projectRoot, file));
  return {
    engine: await keep('engine', 'js', engine.contents),
    engineName: engineName(engine.hash.slice(0, 12)),
    compiler: await keep('compiler', 'wasm', await read('node_modules/esbuild-wasm/esbuild.wasm')),
    dataSets: { digits: await keep('digits', 'bin', await read('lib/authoring/digits/digits.bin')) },
  };
}

async function keep(title: string, extension: string, contents: Uint8Array): Promise<Asset> {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const name = `${title}-${hash}.${extension}.gz`;
  const file = path.join(buildFolder(), 'browser-grading', name);
  if (!(await stat(file).catch(() => null))) {
    await mkdir(path.dirname(file), { recursive: true });
    // It appears whole or not at all, whoever else writes it at the same time.
    const draft = `${file}.${process.pid}.${Date.now()}`;
    await writeFile(draft, await promisify(gzip)(contents, { level: 9 }));
    await rename(draft, file);
  }
  return { name, file };
}

export interface ChallengeModule {
  hash: string;
  code: string;
}

const modules = new Map<string, Promise<ChallengeModule>>();

/** The challenge's declaration, data and measures as one CommonJS module for the engine. */
export function challengeModule({ folder, modulePath }: CatalogChallenge): Promise<ChallengeModule> {
  // The name of the server's own build of it changes with its contents.
  const known = modules.get(modulePath) ?? compileChallenge(folder);
  modules.set(modulePath, known);
  known.catch(() => modules.delete(modulePath));
  return known;
}

async function compileChallenge(folder: string): Promise<ChallengeModule> {
  const { contents, hash } = await compile(path.join(folder, 'challenge.ts'), {
    ...bundleOptions,
    format: 'cjs',
    external: [...SHARED_PACKAGES],
    minifyWhitespace: true,
    minifySyntax: true,
  });
  return { hash, code: new TextDecoder().decode(contents) };
}
