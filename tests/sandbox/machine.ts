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
import { PUBLIC_SECRET } from '@/lib/secrets/keys';
import { commandOf, descendants } from '../processes';
import { thorough } from '../thorough';

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

/** The levels of this machine that run Deno; while one writes, the strongest. */
const levels = (['full', 'runtime-only'] as const).filter((level) => (level === 'full' ? walled : thorough || !walled));

/** Describes what holds at each of them. */
export function atEachLevel(what: (sandbox: () => Sandbox) => void, slots = 1): void {
  for (const level of levels) {
    describe(`at level ${level}`, () => {
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
  return { code, inputs, key: PUBLIC_SECRET, limits: Limits.parse(limits) };
}

const isHarness = (pid: number) => commandOf(pid)?.includes('harness.js') ?? false;

/** The sandboxes of this process that are running, with the programs around them. */
export function harnesses(): number[] {
  return descendants(process.pid)
    .map(({ pid }) => pid)
    .filter(isHarness);
}
