import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

/** One that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks until somebody listens, and then waits for the answer. */
async function askAtOnce(server: ChildProcess, address: string): Promise<number> {
  while (server.exitCode === null) {
    try {
      return (await fetch(address, { signal: AbortSignal.timeout(60_000) })).status;
    } catch (error) {
      if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code !== 'ECONNREFUSED') throw error;
      await pause(10);
    }
  }
  throw new Error('The server ended.');
}

test('a request that comes while the server starts is answered', async () => {
  const [port, data] = [await freePort(), mkdtempSync(path.join(tmpdir(), 'heldout-start-'))];
  const server = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HELDOUT_DATA: data, LOG_LEVEL: 'silent', HELDOUT_GRADING: 'elsewhere' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  server.stdout.on('data', (text) => {
    printed += text;
  });
  try {
    const address = `http://localhost:${port}`;
    expect(await askAtOnce(server, `${address}/api/health`)).toBe(200);
    expect(printed, 'the first answer comes from pages that are ready').toContain(address);
    expect(await askAtOnce(server, address)).toBe(200);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(data, { recursive: true, force: true });
  }
  expect(server.exitCode).toBe(0);
});
