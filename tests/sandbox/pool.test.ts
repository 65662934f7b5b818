import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Pool, type PoolOptions } from '@/lib/sandbox/pool';
import type { Exit, WalledProcess } from '@/lib/sandbox/process';
import { encodeFrame } from '@/lib/sandbox/protocol-frame';

/** A process that gets ready, or ends at once. */
function sandboxes() {
  const started: { killed: boolean; end: () => void }[] = [];
  const world = { broken: false, slow: false, started };
  const launch = (): WalledProcess => {
    const stdout = new PassThrough();
    // Whose limits are set in the place of a sandbox's.
    const sleeper = spawn('sleep', ['600'], { stdio: 'ignore' });
    let end = (_exit: Exit): void => {};
    const exited = new Promise<Exit>((resolve) => {
      end = resolve;
    });
    void exited.then(() => sleeper.kill());
    const one = { killed: false, end: () => end({ code: 137, words: '' }) };
    started.push(one);
    if (world.broken) setImmediate(() => end({ code: 1, words: 'no room' }));
    else if (!world.slow) for (const bytes of encodeFrame({ type: 'ready' })) stdout.write(bytes);
    const kill = () => {
      one.killed = true;
      end({ code: 137, words: '' });
      return exited;
    };
    return { stdin: new PassThrough(), stdout, exited, asUser: [], pid: sleeper.pid, kill, killNow: kill } as never;
  };
  return { ...world, world, launch };
}

let pool: Pool | undefined;
afterEach(() => pool?.close());

function open(launch: () => WalledProcess, options: Partial<PoolOptions> = {}): Pool {
  pool = new Pool(launch, { spares: 2, slots: 1, ...options });
  pool.refill();
  return pool;
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !holds(); i++) await sleep(5);
  if (!holds()) throw new Error('It never happened.');
}

test('spares are started one after the other, and a taken one is replaced when its job is over', async () => {
  const { launch, started } = sandboxes();
  const pool = open(launch);
  await until(() => pool.warm === 2);
  expect(started).toHaveLength(2);
  const runner = await pool.take(512);
  await sleep(30);
  expect(started).toHaveLength(2);
  pool.release(runner);
  await until(() => pool.warm === 2);
  expect(started).toHaveLength(3);
  expect(started[0]?.killed).toBe(true);
});

test('an old one makes room for a fresh one, which comes first', async () => {
  const { launch, started } = sandboxes();
  const pool = open(launch, { spares: 1, lifeMs: 100 });
  await until(() => started.length === 2);
  await until(() => started[0]?.killed === true);
  expect(started[1]?.killed).toBe(false);
  expect(pool.warm).toBe(1);
});

test('one that dies while it waits is replaced', async () => {
  const { launch, started } = sandboxes();
  const pool = open(launch);
  await until(() => pool.warm === 2);
  started[0]?.end();
  await until(() => started.length === 3 && pool.warm === 2);
});

test('a job that wants more memory than the ready ones give gets one made for it, and so do later ones', async () => {
  const { launch, started } = sandboxes();
  const pool = open(launch);
  await until(() => pool.warm === 2);
  const large = await pool.take(1024);
  expect(large.memoryMb).toBe(1024);
  expect(started.slice(0, 2).map(({ killed }) => killed)).toEqual([true, true]);
  pool.release(large);
  await until(() => pool.warm === 2);
  const small = await pool.take(512);
  expect(small.memoryMb).toBe(1024);
  pool.release(small);
});

test('when starts fail in a row, the pool pauses, says why, lets jobs wait, and goes on when a start succeeds', async () => {
  const { launch, started, world } = sandboxes();
  world.broken = true;
  const pool = open(launch, { pauseMs: 60 });
  await until(() => pool.paused !== null);
  expect(pool.paused).toContain('no room');
  const attempts = started.length;
  expect(attempts).toBe(3);
  let taken = false;
  const waiting = pool.take(512).then((runner) => {
    taken = true;
    return runner;
  });
  await sleep(30);
  expect(started).toHaveLength(attempts);
  await until(() => started.length > attempts);
  expect(taken).toBe(false);
  world.broken = false;
  pool.release(await waiting);
  expect(pool.paused).toBeNull();
});

test('a job that has waited for long enough is told so, and one that is not wanted any more leaves the line', async () => {
  const { launch, world } = sandboxes();
  world.slow = true;
  const pool = open(launch, { patienceMs: 50 });
  await expect(pool.take(512)).rejects.toThrow('No sandbox started in time.');
  const abort = new AbortController();
  const waiting = pool.take(512, abort.signal);
  abort.abort(new Error('not wanted'));
  await expect(waiting).rejects.toThrow('not wanted');
});

test('a machine that cannot even try counts as a start that failed', async () => {
  const pool = open(() => {
    throw new Error('out of descriptors');
  });
  await until(() => pool.paused !== null);
  expect(pool.paused).toBe('out of descriptors');
});
