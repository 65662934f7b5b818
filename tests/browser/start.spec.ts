import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import SqliteDatabase from 'better-sqlite3';

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

/** A server of its own, with an empty data folder; afterwards it stops as an operator stops it. */
async function withServer(use: (server: { child: ChildProcess; address: string; data: string }) => Promise<void>) {
  const [port, data] = [await freePort(), mkdtempSync(path.join(tmpdir(), 'heldout-start-'))];
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HELDOUT_DATA: data, LOG_LEVEL: 'silent', HELDOUT_GRADING: 'elsewhere' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await use({ child, address: `http://localhost:${port}`, data });
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(data, { recursive: true, force: true });
  }
  expect(child.exitCode).toBe(0);
}

test('a request that comes while the server starts is answered', () =>
  withServer(async ({ child, address }) => {
    let printed = '';
    child.stdout?.on('data', (text) => {
      printed += text;
    });
    expect(await askAtOnce(child, `${address}/api/health`)).toBe(200);
    expect(printed, 'the first answer comes from pages that are ready').toContain(address);
    expect(await askAtOnce(child, address)).toBe(200);
  }));

test('while another process has the database an account is refused soon, and made afterwards', () =>
  withServer(async ({ child, address, data }) => {
    expect(await askAtOnce(child, `${address}/api/health`)).toBe(200);
    const signUp = () =>
      fetch(`${address}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address },
        body: JSON.stringify({ name: 'Ada', email: 'ada@example.org', password: 'a long enough sentence' }),
      });
    const other = new SqliteDatabase(path.join(data, 'heldout.sqlite'));
    other.exec('begin immediate');
    const began = performance.now();
    const refused = await signUp();
    const took = performance.now() - began;
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(took).toBeLessThan(5_000);
    other.exec('rollback');
    expect((await signUp()).status).toBe(200);
    expect(other.prepare('select count(*) from users').pluck().get()).toBe(1);
    other.close();
  }));

test('what was asked of it is told to a monitoring program on the same machine, and to nobody through a proxy', () =>
  withServer(async ({ child, address }) => {
    expect(await askAtOnce(child, `${address}/api/health/live`)).toBe(200);
    const absent = await fetch(`${address}/courses/no-such-course/chapter`);
    await absent.text();
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).toContain('heldout_http_request_seconds_count{method="GET",route="/api/health/live",status="200"} 1');
    expect(text).toMatch(/route="\/courses\/\[course\]\/\[chapter\]"/);
    expect(text).not.toContain('no-such-course');
    expect(text).toMatch(/^heldout_database_bytes [1-9]/m);
    const proxied = await fetch(`${address}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(proxied.status).toBe(404);
  }));
