import { afterEach, beforeEach, expect, vi } from 'vitest';

// A warning nobody expected is a defect nobody has looked at. A test that expects one clears the spy.
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const noise = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(noise, 'console.error or console.warn was called').toEqual([]);
});
