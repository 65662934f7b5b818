#!/usr/bin/env bash
# Package: onnxruntime-node@1.30.0 (ReduceMax, ReduceMin, MaxPool, GlobalMaxPool, Unique, ThresholdedRelu), on the CPU
# Behaviour: NaN is compared with > or < and not looked for. It stays in a maximum only as the first value, never in
#   maximum pooling, and for Unique it is equal to every number. A window of nothing but NaN or -Infinity is the
#   smallest finite number.
# Common guess: NaN in, NaN out, as for Relu, Max and Clip of the same runtime and in the frameworks that write models.
# Seen: ReduceMax of [NaN, 1, 2] is NaN, of [1, NaN, 2] it is 2; ArgMax of the latter points at the NaN. MaxPool drops
#   it. Unique of [NaN, 2, 1] is [NaN] with a count of 3. ThresholdedRelu and Shrink turn NaN into 0.
# Why it matters: a network with broken weights answers with ordinary numbers after its first pooling, and the same data
#   in another order gives another answer; a check for NaN at the output passes.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts onnxruntime-node@1.30.0 onnx-proto@8.0.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { onnx } = require('onnx-proto');
const ort = require('onnxruntime-node');
const types = { float32: 1, int32: 6, int64: 7 };
const describe = (name, type, dims) => ({
  name,
  type: { tensorType: { elemType: types[type], shape: dims && { dim: dims.map((dimValue) => ({ dimValue })) } } },
});
/** Runs a graph of one node. */
const run = async (opType, inputs, outputs, attributes = {}) => {
  const model = onnx.ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 18 }],
    graph: {
      name: 'one',
      node: [
        {
          opType,
          input: inputs.map((_, i) => `in${i}`),
          output: outputs.map((_, i) => `out${i}`),
          attribute: Object.entries(attributes).map(([name, v]) =>
            Array.isArray(v) ? { name, type: 7, ints: v } : { name, type: 2, i: v },
          ),
        },
      ],
      input: inputs.map(({ type, dims }, i) => describe(`in${i}`, type, dims)),
      output: outputs.map((type, i) => describe(`out${i}`, type)),
    },
  });
  const session = await ort.InferenceSession.create(Buffer.from(onnx.ModelProto.encode(model).finish()));
  const results = await session.run(Object.fromEntries(inputs.map((tensor, i) => [`in${i}`, tensor])));
  return outputs.map((_, i) => Array.from(results[`out${i}`].data));
};
const floats = (values, dims = [values.length]) => new ort.Tensor('float32', values, dims);
const longs = (values) => new ort.Tensor('int64', values.map(BigInt), [values.length]);

const check = async (opType, values, expected, attributes, dims) => {
  const reduce = opType.startsWith('Reduce');
  const inputs = [floats(values, dims), ...(reduce ? [longs([0])] : [])];
  const [result] = await run(opType, inputs, [opType === 'ArgMax' ? 'int64' : 'float32'], attributes);
  console.log(opType, 'of', values.join(' '), 'is', result.join(' '));
  assert.deepEqual(result.map(Number), expected);
};
(async () => {
  const whole = { keepdims: 0 };
  await check('Relu', [1, NaN, 2], [1, NaN, 2]);
  await check('ReduceMax', [NaN, 1, 2], [NaN], whole);
  await check('ReduceMax', [1, NaN, 2], [2], whole);
  await check('ReduceMin', [2, 1, NaN], [1], whole);
  await check('ArgMax', [1, NaN, 2], [1], { axis: 0, keepdims: 0 });
  await check('MaxPool', [1, NaN, 2, 3], [1, 2, 3], { kernel_shape: [2] }, [1, 1, 4]);
  const lowest = -3.4028234663852886e38;
  await check('MaxPool', [NaN, NaN], [lowest], { kernel_shape: [2] }, [1, 1, 2]);
  await check('MaxPool', [-Infinity, -Infinity], [lowest], { kernel_shape: [2] }, [1, 1, 2]);
  await check('GlobalMaxPool', [NaN, 1, 2], [2], {}, [1, 1, 3]);
  await check('ThresholdedRelu', [NaN, 2], [0, 2]);
  const [values, , , counts] = await run('Unique', [floats([NaN, 2, 1])], ['float32', 'int64', 'int64', 'int64']);
  console.log('Unique of NaN 2 1:', values.join(' '), 'counted', counts.join(' '));
  assert.deepEqual([values, counts], [[NaN], [3n]]);
})();
JS
node check.cjs
