import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '@/lib/bundle';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { CompilerProcess } from './compiler-process';
import { esbuildLibrary } from './esbuild-library';
import type { Level } from './launch';
import { WalledProcess } from './process';
import { denoArguments, denoVariables, findDeno, findEsbuild } from './runtimes';
import { seccompFilter } from './seccomp';
import { behindBubblewrap, behindLimits, type Command } from './walls';

/** Of one source: a hundred times what the largest that is taken needs. */
const CPU_SECONDS = 10;
/** The native program needs 20 for most; WebAssembly and the runtime around it reserve more than they use. */
const NATIVE = { memoryMb: 512, cpuSeconds: CPU_SECONDS };
const IN_RUNTIME = { memoryMb: 4096, cpuSeconds: 3 * CPU_SECONDS };

/**
 * How to start a compiler that has no file, no network and no environment, decided once: the native program behind
 * bubblewrap, or WebAssembly in a runtime without permissions where the runtime is the only wall.
 * @throws DomainError unavailable when a part is missing on this machine.
 */
export async function compilerLauncher(level: Level): Promise<() => CompilerProcess> {
  const library = await esbuildLibrary();
  if (level === 'runtime-only') {
    const command = await inRuntime(library.version);
    const program = await readFile(path.join(env().projectRoot, 'node_modules/esbuild-wasm/esbuild.wasm'));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(program.byteLength);
    return () => {
      const walled = new WalledProcess(behindLimits(command));
      walled.stdin.write(size);
      walled.stdin.write(program);
      return new CompilerProcess(walled, library);
    };
  }
  const command = native(library.version);
  const filter = seccompFilter();
  return () => new CompilerProcess(new WalledProcess(behindBubblewrap(command, filter)), library);
}

function native(version: string): Command {
  const file = findEsbuild();
  if (!file)
    throw new DomainError('unavailable', 'no-esbuild', 'The program esbuild is not installed for this machine.');
  return {
    file,
    args: [`--service=${version}`],
    // Nothing lives long enough to be collected.
    variables: { GOMAXPROCS: '1', GOGC: 'off', GOMEMLIMIT: '256MiB' },
    reads: [],
    given: [],
    folder: '/',
    limits: NATIVE,
  };
}

async function inRuntime(version: string): Promise<Command> {
  const deno = findDeno();
  if (!deno) throw new DomainError('unavailable', 'no-deno', 'The Deno runtime is not installed.');
  const { file } = await bundle(path.join(env().projectRoot, 'lib/sandbox/harness/compiler.ts'), 'compiler', {
    platform: 'browser',
    define: { VERSION: JSON.stringify(version) },
  });
  const folder = path.dirname(file);
  return {
    file: deno,
    // It ends before better code for it would pay: half the processor time.
    args: [...denoArguments('--v8-flags=--liftoff-only'), file],
    variables: denoVariables(path.join(folder, 'compiler-cache'), folder),
    reads: [],
    given: [],
    folder,
    limits: IN_RUNTIME,
  };
}
