import { expect, test } from 'vitest';
import { AskedWorker, WorkerDied } from '@/lib/browser-grading/asked-worker';
import { EngineMessage } from '@/lib/browser-grading/messages';
import { WorkerRunner } from '@/lib/browser-grading/worker-runner';
import { openWorkerSandbox } from '@/lib/browser-grading/worker-sandbox';
import { Limits } from '@/lib/sandbox';
import type { WireTensor } from '@/lib/sandbox/job';
import { encodeFrame } from '@/lib/sandbox/protocol-frame';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';

/** Stands where a browser would have a worker, with what is in it in plain sight. */
class Inside extends EventTarget {
  ended = false;
  constructor(private readonly onTold: (data: never, inside: Inside) => void) {
    super();
  }
  postMessage(data: unknown): void {
    queueMicrotask(() => this.onTold(data as never, this));
  }
  terminate(): void {
    this.ended = true;
  }
  say(data: unknown): void {
    if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data }));
  }
  frame(header: object, tensors: WireTensor[] = []): void {
    for (const bytes of encodeFrame(header, tensors)) this.say(new Uint8Array(bytes));
  }
  die(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

const started: Inside[] = [];
function starter(onJob: (inside: Inside) => void): () => Worker {
  return () => {
    const inside = new Inside((_job, self) => onJob(self));
    started.push(inside);
    queueMicrotask(() => inside.frame({ type: 'ready' }));
    return inside as unknown as Worker;
  };
}

const job = {
  code: '',
  inputs: { x: { shape: [2], dtype: 'float32' as const, values: new Float32Array([1, 2]) } },
  key: PUBLIC_SECRET,
};
const limits = Limits.parse({ wallSeconds: 0.2, logRows: 2 });
const RESULT = {
  type: 'result',
  result: { kind: 'other', description: 'a number' },
  trainMs: 1,
  leakedTensors: 0,
  working: false,
};

test('every run gets a worker of its own, which ends with it', async () => {
  started.length = 0;
  const sandbox = openWorkerSandbox(
    starter((inside) => {
      inside.frame({ type: 'started' });
      inside.frame(RESULT);
    }),
    1,
  );
  for (let run = 0; run < 3; run++) {
    const { outcome, result } = await sandbox.run({ ...job, limits });
    expect([outcome, result]).toEqual(['completed', { kind: 'other', description: 'a number' }]);
  }
  expect(started.map(({ ended }) => ended)).toEqual([true, true, true, false]);
  await sandbox.close();
  expect(started.every(({ ended }) => ended)).toBe(true);
});

test('a run that goes on is ended by the clock, and keeps what it had logged up to its limit', async () => {
  const rows: number[] = [];
  const sandbox = openWorkerSandbox(
    starter((inside) => {
      inside.frame({ type: 'started' });
      for (const step of [1, 2, 3]) inside.frame({ type: 'log', step, values: [['loss', 'NaN']] });
    }),
    1,
  );
  const ended = await sandbox.run({ ...job, limits }, { onLog: ({ step }) => rows.push(step) });
  expect(ended.outcome).toBe('time-limit');
  expect(rows).toEqual([1, 2]);
  expect(ended.advice.map(({ reason }) => reason)).toEqual(['logs-truncated']);
  await sandbox.close();
});

test('words that are no frames end the run, as they do on a server', async () => {
  for (const words of ['text', { type: 'result' }, new Uint8Array([1, 2, 3, 4, 5, 6, 7, 200])]) {
    const sandbox = openWorkerSandbox(
      starter((inside) => {
        inside.frame({ type: 'started' });
        inside.say(words);
        inside.frame(RESULT);
      }),
      1,
    );
    expect((await sandbox.run({ ...job, limits })).outcome).toBe('output-limit');
    await sandbox.close();
  }
});

test('a run that is called off ends at once', async () => {
  started.length = 0;
  const sandbox = openWorkerSandbox(
    starter((inside) => inside.frame({ type: 'started' })),
    1,
  );
  const stop = new AbortController();
  const run = sandbox.run({ ...job, limits: Limits.parse({}) }, { signal: stop.signal });
  await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort(new Error('called off'));
  await expect(run).rejects.toThrow('called off');
  expect(started[0]?.ended).toBe(true);
  await sandbox.close();
});

test('a worker that the browser ended for its memory is told as such', async () => {
  const sandbox = openWorkerSandbox(
    starter((inside) => {
      inside.frame({ type: 'started' });
      inside.die('Uncaught RangeError: out of memory');
    }),
    1,
  );
  expect((await sandbox.run({ ...job, limits })).outcome).toBe('memory-limit');
  await sandbox.close();
});

test('a worker that does not start says so to whoever waits for it', async () => {
  const inside = new Inside(() => {});
  const runner = new WorkerRunner(inside as unknown as Worker);
  inside.die('blocked');
  await expect(runner.ready).rejects.toThrow('blocked');
});

test('a worker that dies under a question is told, and started again for the next', async () => {
  let alive = 0;
  const worker = new AskedWorker<{ id: number; text: string }>(() => {
    alive++;
    return new Inside(({ id, text }: { id: number; text: string }, inside) =>
      text === 'die' ? inside.die('gone') : inside.say({ id, text }),
    ) as unknown as Worker;
  }, 1000);
  expect(await worker.ask({ text: 'a' })).toEqual({ id: 1, text: 'a' });
  await expect(worker.ask({ text: 'die' })).rejects.toThrow(WorkerDied);
  expect(await worker.ask({ text: 'b' })).toEqual({ id: 3, text: 'b' });
  expect(alive).toBe(2);
});

test('the page takes curves that diverge, and nothing that it does not know', () => {
  const log = { kind: 'log', seed: 1, run: 'a', row: { step: 1, values: { loss: Number.NaN, gap: -Infinity } } };
  expect(EngineMessage.safeParse({ kind: 'progress', id: 1, events: [log] }).success).toBe(true);
  for (const message of [
    null,
    'ready',
    { kind: 'open', url: 'https://elsewhere.example' },
    { kind: 'progress', id: 1, events: [{ ...log, run: { toString: () => 'a' } }] },
    { kind: 'done', id: 1, verdict: { passed: true } },
  ]) {
    expect(EngineMessage.safeParse(message).success).toBe(false);
  }
});
