import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { env } from '@/lib/env';

/** Heap of one sandbox, in megabytes: above any job's own limit, which is lower and is the operating system's to keep. */
const HEAP_MB = 2048;

/**
 * What Deno tells V8. Most trainings are over within a second, and TurboFan would spend up to a quarter of it on functions
 * that Maglev has made nearly as fast; long loops written by hand still reach TurboFan while they run.
 */
export const V8_ARGUMENT = `--v8-flags=--max-old-space-size=${HEAP_MB},--invocation-count-for-turbofan=200000`;

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file of an npm package that may not be installed for this platform. */
function inPackage(name: string, ...parts: string[]): string | null {
  const require = createRequire(path.join(env().projectRoot, 'package.json'));
  try {
    const file = path.join(path.dirname(require.resolve(`${name}/package.json`)), ...parts);
    return runnable(file) ? file : null;
  } catch {
    return null;
  }
}

export function findDeno(): string | null {
  const libc = process.platform === 'linux' ? '-glibc' : '';
  const name = process.platform === 'win32' ? 'deno.exe' : 'deno';
  return inPackage(`@deno/${process.platform}-${process.arch}${libc}`, name);
}

/** The native TypeScript compiler. */
export function findTsc(): string | null {
  return inPackage(`@typescript/typescript-${process.platform}-${process.arch}`, 'lib', 'tsc');
}

/** The native program of esbuild. */
export function findEsbuild(): string | null {
  return inPackage(`@esbuild/${process.platform}-${process.arch}`, 'bin', 'esbuild');
}

/** A system program, looked for where systems keep them and then on the path. */
export function findProgram(name: string): string | null {
  const folders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', ...(process.env.PATH ?? '').split(path.delimiter)];
  return folders.map((folder) => path.join(folder, name)).find(runnable) ?? null;
}

/** Deno with no permission at all, nothing fetched and nothing asked. @param v8 what V8 is told. */
export function denoArguments(v8 = V8_ARGUMENT): string[] {
  const refusals = ['--no-prompt', '--no-remote', '--no-npm', '--cached-only', '--no-config', '--no-lock'];
  return ['run', ...refusals, '--quiet', v8];
}

/**
 * All that Deno finds in its environment. It looks for settings of npm, tokens included, in the home of its user: that is where
 * it is started, and holds none.
 */
export function denoVariables(cache: string, home: string): Record<string, string> {
  return { NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', DENO_DIR: cache, HOME: home };
}

/** Node with its own permission model on: no files but the bundle, no children, no workers. */
export function nodeArguments(bundle: string): string[] {
  return ['--permission', `--allow-fs-read=${bundle}`, `--max-old-space-size=${HEAP_MB}`, '--no-warnings'];
}

/** The shared libraries of a program and its loader, as `ldd` names them. Empty for a static program. */
export function parseLdd(output: string): string[] {
  return [...output.matchAll(/(?:=>\s*)?(\/\S+)\s+\(0x/g)].map((match) => match[1] as string);
}
