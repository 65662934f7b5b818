import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { env } from '@/lib/env';

const made: string[] = [];
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const one of running) one.kill('SIGKILL');
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of this file. */
export function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'heldout-programs-'));
  made.push(folder);
  return folder;
}

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Starts a program of `lib/cli` (with its arguments) as people do, in an environment with these variables. */
export function start(words: string[], variables: Record<string, string>) {
  const [program = '', ...args] = words;
  const child = spawn(process.execPath, ['--import', 'tsx', `lib/cli/${program}.ts`, ...args], {
    cwd: env().projectRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, ...said });
    }),
  );
  return { child, said, ended };
}

/** How a program ends that ought to end by itself, and soon. */
export async function run(words: string[], variables: Record<string, string>): Promise<Ended> {
  const { child, ended } = start(words, variables);
  const timer = setTimeout(() => child.kill('SIGKILL'), 45_000);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
  }
}

export async function until(condition: () => boolean, seconds = 45): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It never happened.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
