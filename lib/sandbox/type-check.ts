import { createRequire } from 'node:module';
import path from 'node:path';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import type { Sentence } from '@/lib/text';
import type { Isolation } from './outcome';
import { WalledProcess } from './process';
import { findTsc } from './runtimes';
import { seccompFilter } from './seccomp';
import { forStudents, MOST_FINDINGS, TFJS_TYPES, TYPE_OPTIONS, TYPE_PACKAGES } from './type-options';
import { typeSentence } from './type-sentences';
import { behindBubblewrap, type Command, type Spawn } from './walls';

export interface TypeFinding {
  line: number;
  column: number;
  code: number;
  message: Sentence;
}

/** Of the processor, and on the clock: a machine that is busy or cold does not lose the advice. */
const CPU_SECONDS = 4;
const WALL_MS = 60_000;
const MEMORY_MB = 1024;
const OUTPUT_BYTES = 256 * 1024;

const CONFIGURATION = JSON.stringify({
  compilerOptions: TYPE_OPTIONS,
  files: ['train.ts', 'challenge.d.ts', 'tfjs.d.ts'],
});

const FOLDER = '/check';

/**
 * Checks the types of a student's file with the native compiler, walled off like student code itself: types are programs
 * too, and references in a source name files. Where bubblewrap is missing nothing would keep it from them: there the types
 * stay unchecked, and what the editor says while one writes has to do.
 * @param declarations the ambient module `challenge` of this challenge.
 * @param isolation what this machine was found to give.
 * @param signal ends the check.
 * @returns null when the types were not checked, for whatever reason, the limits of 4 s of processor time and 1 GB
 * included: what is found is advice.
 */
export async function typeCheck(
  source: string,
  declarations: string,
  isolation: Isolation,
  signal?: AbortSignal,
): Promise<TypeFinding[] | null> {
  try {
    const tsc = findTsc();
    if (isolation === 'none' || isolation === 'runtime-only' || !tsc || signal?.aborted) return null;
    const files = {
      'train.ts': source,
      'challenge.d.ts': declarations,
      'tfjs.d.ts': TFJS_TYPES,
      'tsconfig.json': CONFIGURATION,
    };
    return parseFindings(await behindWalls(tsc, files, signal), source, declarations);
  } catch (error) {
    if (!signal?.aborted) log.warn({ error: String(error) }, 'types were not checked');
    return null;
  }
}

/** `--pretty false` prints `train.ts(3,7): error TS2345: message`; what it indents below goes into details of types. */
function parseFindings(output: string, source: string, declarations: string): TypeFinding[] {
  return [...output.matchAll(/^train\.ts\((\d+),(\d+)\): error TS(\d+): (.*)$/gm)]
    .slice(0, MOST_FINDINGS)
    .map(([, line, column, code, message = '']) => ({
      line: Number(line),
      column: Number(column),
      code: Number(code),
      message: typeSentence(Number(code), forStudents(message), source, declarations),
    }));
}

type Files = Record<string, string>;

function modulesFolder(): string {
  return path.join(env().projectRoot, 'node_modules');
}

function behindWalls(tsc: string, files: Files, signal?: AbortSignal): Promise<string> {
  const modules = modulesFolder();
  const packages = typePackages(modules).map((name) => ({
    from: path.join(modules, name),
    to: path.posix.join(FOLDER, 'node_modules', name),
  }));
  const command: Command = {
    file: tsc,
    args: ['--pretty', 'false', '--project', FOLDER],
    variables: { GOMAXPROCS: '1', GOMEMLIMIT: '700MiB', NO_COLOR: '1' },
    reads: [{ from: path.dirname(tsc), to: path.dirname(tsc) }, ...packages],
    given: Object.entries(files).map(([name, content]) => ({ content, to: `${FOLDER}/${name}` })),
    folder: FOLDER,
    limits: { memoryMb: MEMORY_MB, cpuSeconds: CPU_SECONDS },
  };
  return bounded(behindBubblewrap(command, seccompFilter()), signal);
}

function typePackages(modules: string): string[] {
  const require = createRequire(path.join(modules, 'package.json'));
  return TYPE_PACKAGES.filter((name) => {
    try {
      return require.resolve(`${name}/package.json`).startsWith(modules);
    } catch {
      return false;
    }
  });
}

async function bounded(plan: Spawn, signal?: AbortSignal): Promise<string> {
  const walled = new WalledProcess(plan);
  let output = '';
  walled.stdin.end();
  walled.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
    if (output.length > OUTPUT_BYTES) void walled.kill();
  });
  const stop = () => void walled.kill();
  const timer = setTimeout(stop, WALL_MS);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const { code, words } = await walled.exited;
  clearTimeout(timer);
  signal?.removeEventListener('abort', stop);
  // 0: nothing to say, 1 and 2: findings. Anything else is no answer.
  if (code > 2) throw new Error(`The type checker ended with code ${code}. ${words.slice(0, 500)}`);
  return output;
}
