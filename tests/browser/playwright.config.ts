import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const port = 3217;
// The configuration is read again in every worker; they all inherit the folder that the first reading made.
process.env.HELDOUT_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'heldout-browser-'));

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'npm start',
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { PORT: String(port), HELDOUT_DATA: process.env.HELDOUT_E2E_DATA, LOG_LEVEL: 'error' },
    // The console's one-time link becomes process.env.FIRST_ADMINISTRATOR.
    wait: { stdout: /http\S+\/invite\/(?<first_administrator>[\w-]{20,})/ },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
