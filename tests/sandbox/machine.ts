import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import {
  type Compiler,
  type InputValue,
  type Job,
  Limits,
  openCompiler,
  openSandbox,
  probeIsolation,
  type Sandbox,
} from '@/lib/sandbox';

const { isolation, checks } = await probeIsolation(['full']);
/** Whether this machine gives every wall. */
export const walled = isolation === 'full';
if (!walled) {
  const why = checks.filter(({ passed }) => !passed).map(({ id, detail }) => `${id}: ${detail}`);
  console.log(`\n*** SKIPPED: the sandbox tests at level full. This machine does not give it. ${why.join('; ')} ***\n`);
}

/** The compiler of the strongest level here, while the tests of a file run. */
export function compilerHere(): Compiler['compile'] {
  let compiler: Compiler;
  beforeAll(async () => {
    compiler = await openCompiler(walled ? 'full' : 'runtime-only');
  });
  afterAll(() => compiler.close());
  return (source) => compiler.compile(source);
}

/** Describes what holds at every level of this machine that runs Deno. */
export function atEachLevel(what: (sandbox: () => Sandbox) => void, slots = 1): void {
  for (const level of ['full', 'runtime-only'] as const) {
    describe.skipIf(level === 'full' && !walled)(`at level ${level}`, () => {
      let sandbox: Sandbox;
      beforeAll(async () => {
        sandbox = await openSandbox({ level, slots, warm: slots });
      });
      afterAll(async () => {
        const before = harnesses();
        await sandbox.close();
        expect(before.filter(isHarness)).toEqual([]);
      });
      what(() => sandbox);
    });
  }
}

export function job(code: string, inputs: Record<string, InputValue> = {}, limits: Partial<Limits> = {}): Job {
  return { code, inputs, seed: 7, limits: Limits.parse(limits) };
}

/** Every process that this one started, however deep. */
function descendants(): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(process.pid);
}

function isHarness(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('harness.js');
  } catch {
    return false;
  }
}

/** The sandboxes of this process that are running, with the programs around them. */
export function harnesses(): number[] {
  return descendants().filter(isHarness);
}
