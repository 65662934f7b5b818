import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { findDeno, findProgram } from '@/lib/sandbox/runtimes';

const bwrap = findProgram('bwrap');
/** A world like this one in which bubblewrap is no program. */
const without = ['--die-with-parent', '--dev-bind', '/', '/', '--bind', '/dev/null', bwrap ?? ''];
const hides = bwrap !== null && spawnSync(bwrap, [...without, '--', process.execPath, '-e', '0']).status === 0;
const runs = hides && findDeno() !== null;
if (!runs) console.log('\n*** SKIPPED: doctor without bubblewrap. This machine cannot hide it, or has no Deno. ***\n');

test.skipIf(!runs)(
  'where bubblewrap is missing, doctor says so, says what is left, and ends',
  () => {
    const words = [...without, '--', process.execPath, '--import', 'tsx', 'lib/cli/main.ts', 'doctor'];
    const { status, signal, stdout } = spawnSync(bwrap as string, words, {
      cwd: env().projectRoot,
      encoding: 'utf8',
      timeout: 100_000,
      killSignal: 'SIGKILL',
    });
    expect({ status, signal }, stdout).toEqual({ status: 1, signal: null });
    expect(stdout).toMatch(/^Isolation: runtime-only /);
    expect(stdout).toMatch(/· full-starts: The program bwrap \(bubblewrap\) is missing\./);
    expect(stdout).toContain('Install bubblewrap');
  },
  120_000,
);
