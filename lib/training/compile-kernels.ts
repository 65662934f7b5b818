import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
    const bytes = await compile(sources);
    mkdirSync(path.dirname(file), { recursive: true });
    // Several processes may compile at once; each puts a whole file in place.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, file);
  }
  return new Uint8Array(readFileSync(file));
}

async function compile(sources: Map<string, string>): Promise<Uint8Array> {
  // Large, and needed only when something has changed.
  const { default: asc } = await import('assemblyscript/asc');
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernels.wasm', ...OPTIONS], {
    readFile: (name) => sources.get(path.basename(name)) ?? null,
    writeFile: (_name, contents) => {
      compiled = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error || !compiled) throw new Error(`The training kernels do not compile.\n${stderr.toString()}`);
  return compiled;
}
