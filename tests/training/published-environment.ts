import { engine, env, KernelBackend } from '@tensorflow/tfjs-core';
import type {
  afterEach as AfterEach,
  beforeAll as BeforeAll,
  beforeEach as BeforeEach,
  describe as Describe,
} from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';

// Stands for tfjs-core's own `jasmine_util`: the same environment for each of its tests, on the training backend alone. tfjs
// resets its engine around every group; here the engine stays the one whose paths the training backend has patched.

// As `jasmine.ts` provides them.
const { describeSample, beforeAll, beforeEach, afterEach } = globalThis as unknown as {
  describeSample: typeof Describe;
  beforeAll: typeof BeforeAll;
  beforeEach: typeof BeforeEach;
  afterEach: typeof AfterEach;
};

interface Constraints {
  flags?: Record<string, unknown>;
  predicate?: (testEnv: TestEnv) => boolean;
}

interface TestEnv {
  name: string;
  backendName: string;
  isDataSync: boolean;
}

const HERE: TestEnv = { name: TRAINING_BACKEND, backendName: TRAINING_BACKEND, isDataSync: true };

export const ALL_ENVS: Constraints = {};
export const SYNC_BACKEND_ENVS: Constraints = { predicate: ({ isDataSync }) => isDataSync };
const elsewhere: Constraints = { predicate: () => false };
export const NODE_ENVS = elsewhere;
export const CHROME_ENVS = elsewhere;
export const BROWSER_ENVS = elsewhere;
export const HAS_WORKER = elsewhere;
export const HAS_NODE_WORKER = elsewhere;

const internals = engine() as unknown as { state: Record<string, unknown>; ENV: { flags: Record<string, unknown> } };
const { state } = internals;

export function describeWithFlags(name: string, constraints: Constraints, tests: (testEnv: TestEnv) => void): void {
  if (constraints.predicate && !constraints.predicate(HERE)) return;
  for (const [flag, value] of Object.entries(constraints.flags ?? {})) if (env().get(flag) !== value) return;
  describeSample(name, () => {
    beforeAll(async () => {
      // A test before may have reset the engine.
      internals.state = state;
      Object.assign(state, { numTensors: 0, numBytes: 0, numDataBuffers: 0, numStringTensors: 0 });
      // Flags that follow from others are worked out once; and many tests ask for errors that production leaves unchecked.
      for (const flag of Object.keys(internals.ENV.flags)) delete internals.ENV.flags[flag];
      env().set('IS_TEST', true);
      await engine().setBackend(TRAINING_BACKEND);
    });
    beforeEach(() => engine().startScope());
    afterEach(() => {
      engine().endScope();
      engine().disposeVariables();
    });
    tests(HERE);
  });
}

export class TestKernelBackend extends KernelBackend {
  override dispose(): void {}
}

// Only tests of browsers' storage need these.
export const runWithLock = (spec: () => unknown) => spec;
