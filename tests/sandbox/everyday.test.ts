import { expect, test } from 'vitest';
import { type Ended, locate, sentence } from '@/lib/sandbox';
import { atEachLevel, compilerHere, job } from './machine';

// What people write every day with tfjs, and what they are told when it cannot be.

const compile = compilerHere();

const X = { shape: [2, 2], dtype: 'float32' as const, values: Float32Array.of(1, 2, 3, 4) };

atEachLevel((sandbox) => {
  /** Runs the body of a `train`, which starts on line 3. */
  async function run(body: string, before = ''): Promise<Ended & { line: number | null }> {
    const source = `import * as tf from '@tensorflow/tfjs';\nexport default async function train(run: any): Promise<any> {\n${body}\n  return {};\n}\n${before}`;
    const compiled = await compile(source);
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    const ended = await sandbox().run(job(compiled.code, { x: X }));
    return { ...ended, line: ended.error && locate(compiled, ended.error).line };
  }

  const printed = async (body: string): Promise<string> => {
    const { console: text, error } = await run(body);
    expect(error).toBeNull();
    return text;
  };

  test('a model trains on a data set of a generator, with validation', async () => {
    const text = await printed(`
      const rows = function* () { for (let i = 0; i < 4; i++) yield { xs: tf.tensor1d([i]), ys: tf.tensor1d([i]) }; };
      const set = tf.data.generator(rows as any).batch(2);
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'zeros' })] });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      const { history } = await model.fitDataset(set as any, { epochs: 2, validationData: set as any });
      const validated = await model.evaluateDataset(set as any, {});
      console.log(history.loss.map((v) => (v as number).toFixed(5)).join(), Object.keys(history).join());
      console.log((validated as tf.Scalar).dataSync()[0] === history.val_loss[1]);`);
    // As tfjs 4.22.0 has them on its plain backend.
    expect(text).toBe('3.41063,2.39070 val_loss,loss\ntrue\n');
  });

  test('data sets are zipped, mapped, and read as CSV from an address that holds them', async () => {
    const text = await printed(`
      const set = tf.data.zip({ a: tf.data.array([1, 2]), b: tf.data.array([3, 4]).map((v) => (v as number) * 10) });
      console.log(await set.toArray());
      const csv = tf.data.csv('data:text/csv;charset=utf-8,größe%2Cy%0A1%2C2%0A3%2C4%0A', { columnConfigs: { y: { isLabel: true } } });
      console.log(await csv.columnNames());
      await csv.forEachAsync((row) => console.log(row));
      const encoded = 'data:text/csv;base64,' + btoa('a\\n7\\n');
      await tf.data.csv(encoded).forEachAsync((row) => console.log(row));
      console.log(await (await fetch('data:,h%C3%A9llo')).text());`);
    expect(text.split('\n')).toEqual([
      '[ { a: 1, b: 30 }, { a: 2, b: 40 } ]',
      "[ 'größe', 'y' ]",
      "{ xs: { 'größe': 1 }, ys: { y: 2 } }",
      "{ xs: { 'größe': 3 }, ys: { y: 4 } }",
      '{ a: 7 }',
      'héllo',
      '',
    ]);
  });

  test('what tfjs exports has the name under which it is exported', async () => {
    const text = await printed(`
      for (const room of [tf, tf.layers, tf.metrics, tf.losses, tf.initializers, tf.train, tf.data, tf.callbacks])
        for (const [name, value] of Object.entries(room))
          if (typeof value === 'function' && value.name.replace(/\\d+$/, '') === name && value.name !== name) console.log(value.name);
      for (const Class of [tf.Sequential, tf.RNN, tf.LayersModel, tf.Tensor]) console.log(Class.name);
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: [tf.metrics.meanAbsoluteError, 'mse', tf.metrics.precision] });
      console.log(Object.keys((await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { verbose: 0 })).history).join());`);
    expect(text).toBe('Sequential\nRNN\nLayersModel\nTensor\nloss,meanAbsoluteError,mse,precision\n');
  });

  test('the tensors of run are all there are at the start', async () => {
    expect(await printed('console.log(tf.memory());')).toBe(
      '{ unreliable: false, numTensors: 1, numDataBuffers: 1, numBytes: 16 }\n',
    );
  });

  test('a model is saved to a handler and loaded from memory', async () => {
    const text = await printed(`
      const input = tf.input({ shape: [2] });
      const shared = tf.layers.dense({ units: 2 });
      const model = tf.model({ inputs: input, outputs: shared.apply(shared.apply(input)) as tf.SymbolicTensor });
      let kept: any;
      const saved = await model.save(tf.io.withSaveHandler(async (artifacts) => {
        kept = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
      }));
      const loaded = await tf.loadLayersModel(tf.io.fromMemory(kept));
      const same = (loaded.predict(run.x) as tf.Tensor).equal(model.predict(run.x) as tf.Tensor).all().dataSync()[0];
      console.log(saved.modelArtifactsInfo.modelTopologyType, same);
      model.summary();
      tf.print(run.x, true);`);
    expect(text).toContain('JSON 1\n');
    expect(text).toContain('Total params: 6\n');
    expect(text).toContain(
      'Tensor\n  dtype: float32\n  rank: 2\n  shape: [2,2]\n  values:\n    [[1, 2],\n     [3, 4]]\n',
    );
  });

  test('a file is a module: a name that was never declared is an error with its line', async () => {
    const { outcome, error, line } = await run(`  let steps = 3;\n  // @ts-ignore\n  stepz = steps;`);
    expect({ outcome, thrown: error?.thrown, line }).toEqual({
      outcome: 'runtime-error',
      thrown: 'ReferenceError: stepz is not defined',
      line: 5,
    });
  });

  const MODEL = `  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });\n`;

  test.each([
    [`${MODEL}  model.trainable = false;\n  await model.trainOnBatch(run.x, run.x);`, 6],
    [`${MODEL}  await model.fit(run.x, run.x, { epochs: 2 });`, 5],
    [
      `${MODEL}  await tf.nextFrame();\n  await model.fitDataset(tf.data.array([{ xs: run.x }]) as any, { epochs: 2 });`,
      6,
    ],
    [`${MODEL}  model.loss = 'none';\n  await model.save('nowhere://x');`, 6],
    [`  await tf.data.csv('https://example.org/data.csv').forEachAsync(() => {});`, 3],
    // Fewer frames than these are kept by engines of their own accord.
    [
      `  const deep = (n: number): any => n ? [1].map(() => deep(n - 1)) : run.x.reshape([7]);\n  try { deep(0) } catch (e) {}\n  tf.tidy(() => tf.tidy(() => tf.tidy(() => run.x.reshape([7]))));`,
      5,
    ],
    [
      `${MODEL}  await model.fit(run.x, tf.ones([2, 1]), { callbacks: { onEpochEnd() {\n    throw new Error('mine');\n  } } });`,
      6,
    ],
  ])('an error in what is awaited, or deep inside tfjs, names the line that asked (%#)', async (body, line) => {
    const ended = await run(body);
    expect(ended.outcome).toBe('runtime-error');
    expect(ended.line, `${ended.error?.thrown}\n${ended.error?.stack}`).toBe(line);
  });

  test.each([
    [`${MODEL}  model.fit(run.x, tf.ones([2, 1]), { epochs: 20 });`],
    [`  [1, 2].forEach(async () => { for (let i = 0; i < 99; i++) await run.x.add(i).data(); });`],
    [`  [1, 2].forEach(async () => { await tf.nextFrame(); run.x.add(1); });`],
    [`  tf.data.array([1, 2, 3]).forEachAsync(() => {});`],
  ])('work that is still going on at the end is told (%#)', async (body) => {
    const { outcome, advice } = await run(body);
    expect(outcome).toBe('completed');
    expect(advice).toContainEqual({ reason: 'still-working', values: {} });
    expect(sentence('still-working').en).toContain('still going on');
    expect(sentence('still-working').fr).toContain('n’était pas fini');
  });

  test.each([
    [`${MODEL}  await model.fit(run.x, tf.ones([2, 1]), { epochs: 3 });`],
    [`  for (const i of [1, 2]) await run.x.add(i).data();\n  await tf.nextFrame();`],
    [`  run.x.data().then(() => {});\n  setTimeout(() => {}, 50);`],
  ])('and nothing is told when all has ended (%#)', async (body) => {
    expect(await run(body)).toMatchObject({ outcome: 'completed', advice: [] });
  });

  test('what tfjs computes otherwise is told to whose numbers came out otherwise, once for each', async () => {
    const { advice } = await run(`
      const w = tf.variable(tf.ones([3, 3, 1]));
      const optimizer = tf.train.adadelta(1);
      for (let i = 0; i < 5; i++) optimizer.minimize(() => tf.avgPool(w as tf.Tensor3D, 2, 2, 'same').sum() as tf.Scalar);
      optimizer.dispose();`);
    expect(advice).toEqual([
      { reason: 'corrected-average-pool-padding', values: {} },
      { reason: 'corrected-adadelta-step', values: {} },
    ]);
    expect(sentence('corrected-adadelta-step').en).toContain('tfjs 4.22.0 computes this otherwise');
    expect(sentence('corrected-adadelta-step').fr).toContain('tfjs 4.22.0 calcule autrement');
  });

  test.each([
    ['process.stdout.write("1")', 'no-process', 'process'],
    ['requestAnimationFrame(() => {})', 'no-frames', 'requestAnimationFrame'],
    ['window.alert(1)', 'no-page', 'window'],
    ['await fetch("https://example.org")', 'no-network', 'fetch'],
    ['new WebSocket("wss://example.org")', 'no-network', 'WebSocket'],
    ['localStorage.setItem("a", "b")', 'no-storage', 'localStorage'],
    ['Buffer.from("a")', 'no-runtime', 'Buffer'],
    ['new Worker("a.js")', 'no-threads', 'Worker'],
    ['await tf.data.microphone()', 'no-page', 'navigator'],
    ['await tf.data.webcam()', 'no-page', 'document'],
    ["await tf.setBackend('webgl')", 'no-backend', 'webgl'],
  ])('what is not here is named: %s', async (asked, reason, name) => {
    const { outcome, error, line } = await run(`  // @ts-ignore\n  ${asked};`);
    expect({ outcome, reason: error?.reason, values: error?.values, line }).toEqual({
      outcome: 'runtime-error',
      reason,
      values: { name },
      line: 4,
    });
    for (const text of Object.values(sentence(reason, { name }))) expect(text).toContain(name);
  });

  test('asking whether it is here is no error', async () => {
    expect(await printed('console.log(typeof process, typeof window, globalThis.Deno?.version);')).toBe(
      'undefined undefined undefined\n',
    );
  });

  test.each([
    ['{ loss: run.x }', 'log-tensor', { name: 'loss', shape: '[2,2]', dtype: 'float32' }],
    ['{ loss: null }', 'log-value', { name: 'loss', given: 'null' }],
    ['{ loss: [1] }', 'log-value', { name: 'loss', given: 'array' }],
    ["{ loss: '' }", 'log-value', { name: 'loss', given: 'string' }],
    ['{ acc: run.x.mean().data() }', 'log-promise', { name: 'acc' }],
    ['{ acc: tf.tidy(() => { const a = run.x.mean(); a.dispose(); return a; }) }', 'log-disposed', { name: 'acc' }],
    ['0.5', 'log-arguments', {}],
  ])('run.log refuses what is not one number: %s', async (values, reason, told) => {
    const { outcome, error, line } = await run(`\n  run.log(1, ${values});`);
    expect({ outcome, reason: error?.reason, values: error?.values, line }).toEqual({
      outcome: 'runtime-error',
      reason,
      values: told,
      line: 4,
    });
    for (const text of Object.values(sentence(reason, told))) expect(text).not.toContain('{name}');
  });

  test('run.log draws numbers, tensors of one and what toFixed makes, and is silent about too many', async () => {
    const rows: unknown[] = [];
    const source = `import * as tf from '@tensorflow/tfjs';
    export default (run) => { run.log(0, { a: 1, b: tf.tensor([[2]]), c: (3).toFixed(2), d: NaN, e: -Infinity }); return {}; };`;
    const compiled = await compile(source);
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    await sandbox().run(job(compiled.code), { onLog: ({ values }) => rows.push(values) });
    expect(rows).toEqual([{ a: 1, b: 2, c: 3, d: Number.NaN, e: Number.NEGATIVE_INFINITY }]);
  });
});
