import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Job, locate, openSandbox, probeIsolation, type RawResult, typeCheck } from '@/lib/sandbox';
import { atEachLevel, compilerHere, harnesses, job, walled } from './machine';

const compile = compilerHere();

const LINEAR = `
import * as tf from '@tensorflow/tfjs';
export default function train(run) {
  const w = tf.variable(tf.zeros([3, 1]));
  const optimizer = tf.train.sgd(0.1);
  for (let step = 0; step < run.steps; step++) {
    const loss = optimizer.minimize(() => tf.losses.meanSquaredError(run.y, tf.matMul(run.x, w)), true);
    if (step % 50 === 0) run.log(step, { loss });
    loss.dispose();
  }
  console.log('random', run.random() === Math.random());
  return { w, noise: tf.randomNormal([4]), draw: tf.tensor([run.random()]) };
}`;

const LAYERS = `
import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, activation: 'tanh', inputShape: [3] }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError' });
  await model.fit(run.x, run.y, { epochs: 20, batchSize: 2, shuffle: true, verbose: 0 });
  return model;
}`;

const INPUTS = {
  x: { shape: [4, 3], dtype: 'float32' as const, values: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1) },
  y: { shape: [4, 1], dtype: 'float32' as const, values: Float32Array.of(1, 2, 3, 6) },
  steps: 200,
};

async function jobOf(source: string, inputs: Job['inputs'] = INPUTS): Promise<Job> {
  const compiled = await compile(source);
  if (!compiled.ok) throw new Error(compiled.error.message.en);
  return job(compiled.code, inputs);
}

const seen: Record<string, RawResult[]> = {};

atEachLevel((sandbox) => {
  test('a hand-written loop trains, logs and returns what it learned', async () => {
    const rows: number[] = [];
    const ended = await sandbox().run(await jobOf(LINEAR), { onLog: ({ step }) => rows.push(step) });
    expect(ended).toMatchObject({ outcome: 'completed', error: null, console: 'random false\n' });
    expect(rows).toEqual([0, 50, 100, 150]);
    const { w } = (ended.result as RawResult & { kind: 'fields' }).fields;
    if (w?.kind !== 'tensor') throw new Error('w is not a tensor');
    expect(w.tensor.shape).toEqual([3, 1]);
    [1, 2, 3].forEach((value, i) => void expect(w.tensor.values[i]).toBeCloseTo(value, 1));
  });

  test('a model of layers trains and comes back with its weights', async () => {
    const ended = await sandbox().run(await jobOf(LAYERS));
    expect(ended.error).toBeNull();
    const result = ended.result as RawResult & { kind: 'model' };
    expect(result.weights.map(({ tensor }) => tensor.shape)).toEqual([[3, 8], [8], [8, 1], [1]]);
    expect(result.topology).toMatchObject({ class_name: 'Sequential' });
  });

  test('mathematics in which engines differ has the same digits everywhere', async () => {
    const source = `
    import * as tf from '@tensorflow/tfjs';
    export default function train() {
      let power = 0.9999999999999999;
      power **= -1;
      console.log(Math.exp(1.3004883817297588), power, 2n ** 64n);
      return { w: tf.zeros([1]) };
    }`;
    const { console: printed } = await sandbox().run(await jobOf(source));
    // V8 finds 3.6710891227383122 and 1.
    expect(printed).toBe('3.6710891227383127 1.0000000000000002 18446744073709551616n\n');
  });

  test('the same job gives the same bits, here and at every other level', async () => {
    for (const source of [LINEAR, LAYERS]) {
      const once = (await sandbox().run(await jobOf(source))).result as RawResult;
      const again = (await sandbox().run(await jobOf(source))).result as RawResult;
      expect(once).toEqual(again);
      seen[source] = [...(seen[source] ?? []), once];
      for (const elsewhere of seen[source]) expect(elsewhere).toEqual(once);
    }
  });

  test('an error comes with its place in the file', async () => {
    const source = `type N = number;\nexport default function train() {\n  const a: any = null;\n  a.b();\n}`;
    const compiled = await compile(source);
    if (!compiled.ok) throw new Error('it did not compile');
    const { error } = await sandbox().run(job(compiled.code));
    expect(error?.reason).toBe('thrown');
    expect(locate(compiled, error as never)).toMatchObject({ line: 4, stack: expect.stringContaining("reading 'b'") });
  });

  test('tensors without end stop at the line that makes them', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nexport default function train() {\n  for (;;) tf.ones([512, 512]);\n}`;
    const compiled = await compile(source);
    if (!compiled.ok) throw new Error('it did not compile');
    const ended = await sandbox().run(job(compiled.code, {}, { memoryMb: 64 }));
    expect(ended).toMatchObject({ outcome: 'memory-limit', error: { values: { mb: 64 } } });
    expect(locate(compiled, ended.error as never).line).toBe(3);
  });

  test('leaving tensors behind is advice', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nexport default () => { for (let i = 0; i < 99; i++) tf.ones([2]); return {}; };`;
    const { advice, outcome } = await sandbox().run(await jobOf(source));
    expect({ advice, outcome }).toEqual({
      outcome: 'completed',
      advice: [{ reason: 'leaked-tensors', values: { count: 99 } }],
    });
  });

  test('an abort ends the run and the next one is fine', async () => {
    const abort = new AbortController();
    const running = sandbox().run(await jobOf('export default () => { for (;;) {} }'), { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('not needed any more')), 300);
    await expect(running).rejects.toThrow('not needed any more');
    expect((await sandbox().run(await jobOf(LINEAR))).outcome).toBe('completed');
  });
});

test.skipIf(!walled)('where Deno is missing, Node behind the same walls gives the same bits', async () => {
  const { isolation, checks } = await probeIsolation(['os-only']);
  expect(isolation, JSON.stringify(checks)).toBe('os-only');
  const digest = async (level: 'full' | 'os-only') => {
    const sandbox = await openSandbox({ level, slots: 1, warm: 1 });
    const results = [await sandbox.run(await jobOf(LINEAR)), await sandbox.run(await jobOf(LAYERS))];
    const endless = await sandbox.run(job('exports.default = () => { for (;;) {} }', {}, { cpuSeconds: 0.5 }));
    const kept = 'const kept = []; exports.default = () => { for (;;) kept.push(new Float64Array(1e6).fill(1)) }';
    const greedy = await sandbox.run(job(kept, {}, { memoryMb: 128 }));
    await sandbox.close();
    return [...results.map(({ result }) => result), endless.outcome, greedy.outcome];
  };
  const full = await digest('full');
  expect(full.slice(2)).toEqual(['cpu-limit', 'memory-limit']);
  expect(await digest('os-only')).toEqual(full);
});

describe('the life of sandboxes', () => {
  test('jobs beyond the slots wait in line, and closing leaves no process', async () => {
    const sandbox = await openSandbox({ slots: 2, warm: 2 });
    const order: number[] = [];
    const quick = await jobOf('export default () => ({})');
    await Promise.all([0, 1, 2, 3, 4, 5].map((i) => sandbox.run(quick, {}).then(() => order.push(i))));
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(order.slice(0, 2).sort()).toEqual([0, 1]);
    const endless = sandbox.run(await jobOf('export default () => { for (;;) {} }'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const before = harnesses().length;
    await sandbox.close();
    await endless;
    expect(before).toBeGreaterThan(0);
    expect(harnesses()).toEqual([]);
  });

  test.skipIf(!walled)('less isolation than required is refused with the way to raise it', async () => {
    await expect(openSandbox({ level: 'runtime-only', require: 'full' })).rejects.toMatchObject({
      kind: 'unavailable',
      reason: 'no-sandbox',
    });
  });
});

const DECLARATIONS = `declare module 'challenge' { import type * as tf from '@tensorflow/tfjs'; export interface Run { x: tf.Tensor2D; rate: number } export interface Returned { w: tf.Tensor } }`;

describe.each(walled ? (['full', 'os-only'] as const) : [])('types, at level %s,', (level) => {
  const check = (source: string) => typeCheck(source, DECLARATIONS, level);

  test('are checked against the declarations of the challenge and of tfjs', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nimport type { Run, Returned } from 'challenge';\nexport default function train(run: Run): Returned {\n  const w: tf.Tensor = run.rate;\n  return { w: tf.zerosLike(run.x).foo() };\n}`;
    const found = await check(source);
    expect(found?.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 9, 2322],
      [5, 35, 2339],
    ]);
    expect(await check(`export default (): number => 1;`)).toEqual([]);
  });

  test('tell nothing about the files of this machine', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'decoy-'));
    const file = path.join(folder, 'secret.ts');
    writeFileSync(file, "export const answer = 'a-secret';");
    const source = `import type { answer } from '${file.slice(0, -3)}';\nexport default (): typeof answer => 1;`;
    expect(JSON.stringify(await check(source))).not.toContain('a-secret');
    rmSync(folder, { recursive: true });
  });

  test('that explode are given up after four seconds of processor time', async () => {
    const bomb = `type A<T extends any[], N> = T['length'] extends N ? T : A<[...T, 0] | [...T, 1], N>;\ntype B = A<[], 40>;\ntype C<T> = T extends [infer H, ...infer R] ? \`\${H & number}\${C<R>}\` : '';\nexport const x: C<B> = 1 as never as C<A<[], 24>>;\nexport default () => x;`;
    expect(await check(bomb)).toBeNull();
  }, 90_000);

  test('are not checked any more when nobody wants to know', async () => {
    const abort = new AbortController();
    const started = performance.now();
    const checking = typeCheck('export default () => 1;', DECLARATIONS, level, abort.signal);
    setTimeout(() => abort.abort(), 20);
    expect(await checking).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

test('types are not checked where nothing may run, and where no wall would keep files from their checker', async () => {
  for (const level of ['none', 'runtime-only'] as const) {
    expect(await typeCheck('const x: number = true; export default () => x;', '', level)).toBeNull();
  }
});
