import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const alias = { '@': root };
const training = ['tests/training/**/*.test.ts'];
const sandbox = ['sandbox', 'grading', 'cli', 'programs'].map((room) => `tests/${room}/**/*.test.ts`);

export default defineConfig(({ mode }) => ({
  root,
  test: {
    env: { LOG_LEVEL: 'silent', NODE_ENV: 'test' },
    provide: { thorough: mode === 'thorough' },
    setupFiles: ['tests/quiet-console.ts', 'tests/property-seed.ts'],
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        resolve: { alias },
        // Files share what they import: most of their time was importing it once more.
        test: {
          name: 'fast',
          include: ['tests/**/*.test.ts'],
          exclude: [...training, ...sandbox, 'tests/browser/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        resolve: { alias },
        // The engine of tfjs is one for a process, and some of these files rebuild it.
        test: { name: 'training', include: training, testTimeout: 60_000 },
      },
      {
        extends: true,
        resolve: { alias },
        test: { name: 'sandbox', include: sandbox, testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
}));
