import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const alias = { '@': root };
const slow = ['tests/sandbox/**/*.test.ts', 'tests/grading/**/*.test.ts', 'tests/cli/**/*.test.ts'];

export default defineConfig({
  root,
  test: {
    env: { LOG_LEVEL: 'silent' },
    setupFiles: ['tests/quiet-console.ts', 'tests/property-seed.ts'],
    projects: [
      {
        extends: true,
        resolve: { alias },
        test: { name: 'fast', include: ['tests/**/*.test.ts'], exclude: [...slow, 'tests/browser/**'] },
      },
      {
        extends: true,
        resolve: { alias },
        // Real sandboxes want the cores for themselves: one file at a time.
        test: { name: 'sandbox', include: slow, fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
