import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { atEachLevel, compilerHere, job } from './machine';

const compile = compilerHere();

/** What can be printed, as the text of arguments of `console.log`. */
const VALUES = [
  `'epoch %d loss %s', 3, 0.5`,
  `'%i %f %j %o %O %% %c|', 3.7, '1.5', { a: 1 }, [1], { b: [2] }, 'color: red'`,
  `{ loss: [0.5, NaN], best: Infinity, none: undefined, nothing: null, big: 10n, minus: -0 }`,
  `new Float32Array([1.5, NaN, -0]), new Map([[1, { a: 2 }]]), new Set(['x'])`,
  `new Date(0), /a+/g, Symbol('s'), class Net {}, function train() {}, async () => {}`,
  `Array.from({ length: 120 }, (_, i) => i)`,
  `Object.assign(Object.create({ inherited: 1 }), { own: 'text\\nof two lines' }), Object.create(null)`,
  `(() => { const round = { a: 1 }; round.self = round; return round; })()`,
  `'text', ['text'], new (class Point { constructor() { this.x = 1; } })()`,
  `new WeakMap(), [, 1], [[[[[1]]]]].length`,
];

atEachLevel((sandbox) => {
  async function printed(body: string): Promise<string> {
    const compiled = await compile(
      `import * as tf from '@tensorflow/tfjs';\nexport default function train() {\n${body}\nreturn {};\n}`,
    );
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    const ended = await sandbox().run(job(compiled.code, {}, { consoleKb: 64 }));
    expect(ended.error).toBeNull();
    return ended.console;
  }

  test('values are printed as Node prints them', async () => {
    const depth = inspect.defaultOptions.depth as number;
    inspect.defaultOptions.depth = 3;
    const expected = VALUES.map((text) => format(...new Function(`return [${text}]`)()));
    inspect.defaultOptions.depth = depth;
    expect(await printed(VALUES.map((text) => `console.log(${text});`).join('\n'))).toBe(`${expected.join('\n')}\n`);
  });

  test('tensors are printed in the words of tfjs, and as a kind and a shape inside of something', async () => {
    expect(
      await printed(`
        const t = tf.tensor2d([[1, 2], [3, 4]]);
        console.log(t);
        console.log({ weights: [t], v: tf.variable(tf.scalar(1, 'int32')) });
        t.dispose();
        console.log(t);`),
    ).toBe(
      'Tensor\n    [[1, 2],\n     [3, 4]]\n{ weights: [ Tensor [2,2] float32 ], v: Tensor [] int32 }\nTensor (disposed)\n',
    );
  });

  test('every method of a console is there, and none stops the program', async () => {
    expect(
      await printed(`
        console.count(); console.count('batch'); console.countReset('batch'); console.count('batch'); console.countReset('none');
        console.assert(1 > 2, 'loss %d', 3); console.assert(true, 'silent'); console.assert();
        console.group('epoch', 1); console.warn('in\\nside'); console.groupCollapsed(); console.error('deep'); console.groupEnd(); console.groupEnd(); console.groupEnd();
        console.dir({ a: { b: 1 } }, { depth: 0 }); console.dirxml([NaN]); console.trace('here %s', 1);
        console.timeStamp('now'); console.profile(); console.profileEnd(); console.clear();
        console.timeEnd('never'); console.time(); console.time();`),
    ).toBe(
      [
        'default: 1',
        'batch: 1',
        'batch: 1',
        "Warning: Count for 'none' does not exist",
        'Assertion failed: loss 3',
        'Assertion failed',
        'epoch 1',
        '  in',
        '  side',
        '    deep',
        '{ a: [Object] }',
        '[ NaN ]',
        'Trace: here 1',
        "Warning: No such label 'never' for console.time()",
        "Warning: Label 'default' already exists for console.time()",
        '',
      ].join('\n'),
    );
    expect(await printed(`console.time('fit'); console.timeLog('fit', 'half'); console.timeEnd('fit');`)).toMatch(
      /^fit: [\d.]+ms half\nfit: [\d.]+ms\n$/,
    );
  });

  test('tables are drawn as Node draws them', async () => {
    const { Console } = await import('node:console');
    const { Writable } = await import('node:stream');
    let drawn = '';
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        drawn += chunk;
        done();
      },
    });
    const node = new Console({ stdout, colorMode: false });
    const rows = [{ epoch: 1, loss: Number.NaN }, { epoch: 2, name: 'b', layers: [1, [2]] }, 7];
    node.table(rows);
    node.table([1, 2]);
    node.table({ a: { x: 1 }, b: { x: 'é' } }, ['x']);
    node.table('text');
    expect(
      await printed(`
        console.table([{ epoch: 1, loss: NaN }, { epoch: 2, name: 'b', layers: [1, [2]] }, 7]);
        console.table([1, 2]);
        console.table({ a: { x: 1 }, b: { x: 'é' } }, ['x']);
        console.table('text');`),
    ).toBe(drawn);
  });
});
