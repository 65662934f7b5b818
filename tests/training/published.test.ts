import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { afterEach, vi } from 'vitest';
import { bundle } from '@/lib/bundle';
import { env } from '@/lib/env';
import { bundleOptions, embedTraining } from '@/lib/training/embed';
import { thorough } from '../thorough';
import { provideJasmine } from './jasmine';
import { reasonToLeaveOut } from './published-left-out';

// The tests that tfjs publishes for every backend (tfjs-core/dist/tests.js), each of them a test here; while one writes, some
// of every operation.

const here = (file: string) => path.join(env().projectRoot, 'tests/training', file);

const replaceEnvironment: Plugin = {
  name: 'replace-environment',
  setup(build) {
    build.onResolve({ filter: /jasmine_util$/ }, () => ({ path: here('published-environment.ts') }));
    // The test of the file that is replaced.
    build.onResolve({ filter: /jasmine_util_test$/ }, ({ path: name }) => ({ path: name, namespace: 'left-out' }));
  },
};

const { file } = await bundle(here('published-entry.ts'), 'published-tests', {
  ...bundleOptions,
  // tfjs says of its tests that importing them does nothing.
  ignoreAnnotations: true,
  plugins: [embedTraining, replaceEnvironment],
});
provideJasmine(reasonToLeaveOut, thorough ? 1 : 8);

afterEach(() => {
  // Some of them provoke warnings.
  vi.mocked(console.warn).mockClear();
  vi.mocked(console.error).mockClear();
});

await import(pathToFileURL(file).href);
