import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';

type Done = (() => void) & { fail: (why?: unknown) => void };
type Spec = (done: Done) => unknown;

/**
 * What tfjs's published tests need of Jasmine, which they are written for, in terms of Vitest. Of groups that
 * a backend is tried with (`describeSample`), the first and then every `step`th test is taken.
 */
export function provideJasmine(reasonToLeaveOut: (name: string) => string | undefined, step: number): void {
  const path: string[] = [];
  /** Of each open group, which tests are taken, and how many there were. */
  const groups = [{ step: 1, seen: 0 }];
  const group = (name: string, body: () => void, every: number) =>
    describe(name, () => {
      path.push(name);
      groups.push({ step: every, seen: 0 });
      body();
      groups.pop();
      path.pop();
    });
  const globals = {
    describe: (name: string, body: () => void) => group(name, body, 1),
    describeSample: (name: string, body: () => void) => group(name, body, step),
    it(name: string, spec?: Spec) {
      const fullName = [...path, name].join(' ');
      const open = groups.at(-1);
      if (open && open.seen++ % open.step !== 0) return;
      if (!spec || reasonToLeaveOut(fullName)) it.skip(name, () => undefined);
      else it(name, whole(spec));
    },
    xit: (name: string) => it.skip(name, () => undefined),
    beforeAll: (hook: Spec) => beforeAll(whole(hook)),
    afterAll: (hook: Spec) => afterAll(whole(hook)),
    beforeEach: (hook: Spec) => beforeEach(whole(hook)),
    afterEach: (hook: Spec) => afterEach(whole(hook)),
    expect,
    expectAsync: (promise: Promise<unknown>) => ({
      async toBeRejectedWithError(message?: string | RegExp) {
        await expect(promise).rejects.toThrow(message);
      },
    }),
    spyOn,
    fail(why?: unknown) {
      throw why instanceof Error ? why : new Error(String(why));
    },
    jasmine: { DEFAULT_TIMEOUT_INTERVAL: 20_000, arrayWithExactContents },
  };
  Object.assign(globalThis, globals);
  expect.extend({
    // Jasmine compares by ===, so that -0 is 0.
    toBe: (value: unknown, other: unknown) => ({
      pass: value === other,
      message: () => `${String(value)} is not ${String(other)}`,
    }),
    nothing: () => ({ pass: true, message: () => '' }),
    toBeTrue: (value: unknown) => ({ pass: value === true, message: () => `${value} is not true` }),
    toBeFalse: (value: unknown) => ({ pass: value === false, message: () => `${value} is not false` }),
  });
}

/** A test that calls `done` as one that returns a promise. */
function whole(spec: Spec): () => Promise<void> | void {
  if (spec.length === 0) return () => spec(undefined as never) as Promise<void>;
  return () =>
    new Promise<void>((resolve, reject) => {
      const done = Object.assign(() => resolve(), { fail: (why?: unknown) => reject(why ?? new Error('done.fail()')) });
      Promise.resolve(spec(done)).catch(reject);
    });
}

function spyOn(target: never, method: never) {
  const original = target[method] as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(target, method) as unknown as Mock;
  // Jasmine's spies do nothing unless told.
  spy.mockImplementation(() => undefined);
  return Object.assign(spy, {
    and: {
      callThrough: () => spy.mockImplementation(original),
      callFake: (fake: () => unknown) => spy.mockImplementation(fake),
      returnValue: (value: unknown) => spy.mockImplementation(() => value),
    },
    calls: {
      count: () => spy.mock.calls.length,
      first: () => ({ args: spy.mock.calls[0] }),
      mostRecent: () => ({ args: spy.mock.calls.at(-1) }),
    },
  });
}

function arrayWithExactContents(sample: unknown[]) {
  return {
    asymmetricMatch: (other: unknown[]) =>
      Array.isArray(other) && other.length === sample.length && sample.every((item) => other.includes(item)),
  };
}
