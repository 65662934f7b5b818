import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@/lib/errors';
import { type Harness, harness, makeOnce } from './build';
import type { Isolation } from './outcome';
import { WalledProcess } from './process';
import { denoArguments, denoVariables, findDeno, nodeArguments } from './runtimes';
import { seccompFilter } from './seccomp';
import { behindBubblewrap, behindLimits, type Command } from './walls';

export type Level = Exclude<Isolation, 'none'>;

/** How to start one idle sandbox at a level, decided once. @throws DomainError when a part is missing on this machine. */
export async function launcher(level: Level): Promise<() => WalledProcess> {
  const built = await harness();
  if (level === 'os-only') {
    const filter = seccompFilter();
    return () => new WalledProcess(behindBubblewrap(nodeCommand(built), filter));
  }
  const cache = path.join(built.folder, `deno-${level}`);
  await makeOnce(cache, (draft) => fillCache(level, built, draft));
  if (level === 'full') {
    const command = denoCommand('/harness.js');
    command.reads = [{ from: built.bundle, to: '/harness.js' }];
    // A copy for each: the databases in it do not open where nothing can be written.
    command.scratch = '/deno';
    command.given = await filesIn(cache, '/deno');
    const filter = seccompFilter();
    return () => new WalledProcess(behindBubblewrap(command, filter));
  }
  const empty = path.join(built.folder, 'empty');
  await mkdir(empty, { recursive: true });
  const command = denoCommand(built.bundle, cache, empty);
  return () => new WalledProcess(behindLimits(command));
}

async function filesIn(folder: string, to: string): Promise<Command['given']> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'));
  return Promise.all(
    files.map(async ({ name }) => ({ content: await readFile(path.join(folder, name)), to: `${to}/${name}` })),
  );
}

function nodeCommand({ bundle }: Harness): Command {
  return {
    file: process.execPath,
    args: [...nodeArguments('/harness.mjs'), '/harness.mjs'],
    variables: {},
    reads: [{ from: bundle, to: '/harness.mjs' }],
    given: [],
    folder: '/',
  };
}

function denoCommand(bundle: string, cache = '/deno', folder = '/'): Command {
  const deno = findDeno();
  if (!deno) throw new DomainError('unavailable', 'no-deno', 'The Deno runtime is not installed.');
  const variables = denoVariables(cache, folder);
  return { file: deno, args: [...denoArguments(), bundle], variables, reads: [], given: [], folder };
}

/** Starts the harness once with nothing to do, under the name that it will have, so that its code is found compiled. */
async function fillCache(level: Level, built: Harness, draft: string): Promise<void> {
  // Behind walls it runs as another user.
  await chmod(draft, 0o777);
  const command = level === 'full' ? denoCommand('/harness.js') : denoCommand(built.bundle, draft, draft);
  command.reads = [{ from: built.bundle, to: '/harness.js' }];
  command.writes = { from: draft, to: '/deno' };
  const plan = level === 'full' ? behindBubblewrap(command, seccompFilter()) : behindLimits(command);
  const walled = new WalledProcess(plan);
  walled.stdin.end();
  walled.stdout.resume();
  const { code, words } = await walled.exited;
  if (code !== 0) throw new DomainError('unavailable', 'no-sandbox', `The sandbox does not start: ${words || code}`);
  // Where the runtime keeps what programs store. A file in its place: nothing goes from one program to the next.
  const stores = path.join(draft, 'location_data');
  await rm(stores, { recursive: true, force: true });
  await writeFile(stores, '');
}
