#!/usr/bin/env bash
# Package: zarrita@0.7.5
# Behaviour: set copies bytes, not values, when the typed array that it is given has another type than the stored one, without an
#   error. It fills as many bytes as the place has. With the same type on both sides it is right.
# Common guess: values are converted, as between typed arrays in JavaScript and by the Zarr library of Python, or it is refused.
# Seen: [0.1, 1, 2, 3] in 64 bits, set into 4 values of 32 bits, is [-1.59e-23, 1.45, 0, 1.875]. [1.7, 300, 2, 5] in 32 bits, set into
#   bytes, is [154, 153, 217, 63], the four bytes of 1.7. A single number is converted.
# Why it matters: computations end in 64 bits, and arrays of images and weights are stored in 32 or 8. What is stored is no number
#   of the data, and the right shape and type hide it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts zarrita@0.7.5
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { create, get, open, root, set } from 'zarrita';

const store = new Map();
async function back(dtype, value) {
  const place = root(store).resolve(`in-${dtype}`);
  await create(place, { shape: [4], chunkShape: [4], dtype });
  const array = await open(place, { kind: 'array' });
  assert.equal(array.dtype, dtype);
  await set(array, null, ArrayBuffer.isView(value) ? { data: value, shape: [4], stride: [1] } : value);
  const read = [...(await get(array, null)).data];
  console.log((value.constructor.name + ' into ' + dtype).padEnd(24), JSON.stringify(value), '->', read.join(' '));
  return read;
}
const bytesOf = (array) => [...new Uint8Array(array.buffer)];
const loss = [0.1, 1, 2, 3];
assert.deepEqual(await back('float32', Float32Array.from(loss)), [...Float32Array.from(loss)]);
assert.deepEqual(await back('float64', Float64Array.from(loss)), loss);
const doubles = Float64Array.from(loss);
const wrong = await back('float32', doubles);
assert.deepEqual(wrong, [...new Float32Array(doubles.buffer, 0, 4)]);
assert.deepEqual(wrong.map((value) => value.toPrecision(3)), ['-1.59e-23', '1.45', '0.00', '1.88']);
const floats = Float32Array.from([1.7, 300, 2, 5]);
assert.deepEqual(await back('uint8', Uint8Array.from([1, 2, 3, 4])), [1, 2, 3, 4]);
assert.deepEqual(await back('uint8', floats), bytesOf(floats).slice(0, 4));
assert.deepEqual(bytesOf(floats.slice(0, 1)), [154, 153, 217, 63]);
assert.deepEqual(await back('uint8', 5), [5, 5, 5, 5]);
assert.deepEqual([...Uint8Array.from(floats)], [1, 44, 2, 5]);
JS
node check.mjs
