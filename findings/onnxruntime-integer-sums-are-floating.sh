#!/usr/bin/env bash
# Package: onnxruntime-node@1.30.0 (ReduceSum, ReduceProd, ReduceMean of whole numbers), on the CPU
# Behaviour: reductions of integers are computed in floating point and converted back. Beyond 2 ** 53 sums of int64 are
#   rounded, and what does not fit its type is the largest value of the type. Add, Mul and CumSum of the same type wrap.
#   The mean of nothing is 0.
# Common guess: integer arithmetic: exact as long as the result fits, and one rule for what does not fit.
# Seen: 9007199254740994 + 1 is ...996 as ReduceSum and ...995 as Add. 2147483647 + 1 is 2147483647 as ReduceSum of
#   int32, and -2147483648 as CumSum. 65536 * 65536 is 2147483647 as ReduceProd, 0 as Mul.
# Why it matters: counts, hashes and identifiers in a graph are int64. A checksum over them differs between two ways of
#   writing the same sum, and an overflow that a test would see as negative is a plausible large number.

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
const ints = (values) => new ort.Tensor('int32', values, [values.length]);

const show = async (name, opType, inputs, expected, attributes = {}) => {
  const [result] = await run(opType, inputs, [inputs[0].type], attributes);
  console.log(name.padEnd(26), opType.padEnd(10), result.join(' '));
  assert.deepEqual(result, expected);
};
(async () => {
  const all = { keepdims: 0 };
  const large = 2 ** 53 + 2;
  await show('9007199254740994 + 1', 'Add', [longs([large]), longs([1])], [9007199254740995n]);
  await show('9007199254740994 + 1', 'ReduceSum', [longs([large, 1]), longs([0])], [9007199254740996n], all);
  const axis = new ort.Tensor('int32', [0], []);
  await show('2147483647 + 1', 'CumSum', [ints([2147483647, 1]), axis], [2147483647, -2147483648]);
  await show('2147483647 + 1', 'ReduceSum', [ints([2147483647, 1]), longs([0])], [2147483647], all);
  await show('65536 * 65536', 'Mul', [ints([65536]), ints([65536])], [0]);
  await show('65536 * 65536', 'ReduceProd', [ints([65536, 65536]), longs([0])], [2147483647], all);
  await show('mean of nothing', 'ReduceMean', [floats([]), longs([0])], [0], all);
})();
JS
node check.cjs
