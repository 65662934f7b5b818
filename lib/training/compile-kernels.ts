import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildFolder } from '../bundle';
import { env } from '../env';

/** Part of the hash that names the result: other options make other bytes. */
const OPTIONS = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--exportStart', 'start'];

const compilerVersion = () =>
  (
    JSON.parse(readFileSync(path.join(env().projectRoot, 'node_modules/assemblyscript/package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

/**
 * The kernels as a WebAssembly module, from the AssemblyScript sources in `assembly/`. Compiled when they have changed,
 * which takes a few seconds; otherwise read from the data folder.
 * @throws Error with the compiler's words when a source has mistakes.
 */
export async function compileKernels(): Promise<Uint8Array<ArrayBuffer>> {
  const folder = path.join(env().projectRoot, 'lib/training/assembly');
  const sources = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
  const hash = createHash('sha256').update(JSON.stringify([compilerVersion(), OPTIONS, [...sources]]));
  const file = path.join(buildFolder(), `kernels-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    // Several may compile at once; each puts a whole file in place.
    const unfinished = `${file}.${randomUUID()}.wasm`;
    await compile(folder, unfinished);
    renameSync(unfinished, file);
  }
  return new Uint8Array(readFileSync(file));
}

/** By a process of its own: it takes seconds of a server that others wait for, and memory that the compiler keeps. */
async function compile(folder: string, outFile: string): Promise<void> {
  const compiler = path.join(env().projectRoot, 'node_modules/assemblyscript/bin/asc.js');
  try {
    await promisify(execFile)(process.execPath, [
      compiler,
      'index.ts',
      '--baseDir',
      folder,
      '--outFile',
      outFile,
      ...OPTIONS,
    ]);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    if (!stderr) throw error;
    throw new Error(`The training kernels do not compile.\n${stderr}`);
  }
}
