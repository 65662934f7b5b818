#!/usr/bin/env bash
# Package: jsfive@0.4.2 (file written with h5wasm@0.10.3)
# Behaviour: a part of a data set that was never written has the set's fill value by the format, 0 unless another one was chosen.
#   Here it is a hole in the array: undefined, and not even an element.
# Common guess: every value of the shape is there; the rest of a table that was made longer is 0.
# Seen: two values, made six long: the reader that the file was written with says 1, 2, 0, 0, 0, 0. This one gives an array of
#   length six with two elements: a sum by index is NaN, forEach and map see two, reduce divides two values by six.
# Why it matters: logs of training are written so, a table that grows by blocks. Means depend on which loop computes them.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts jsfive@0.4.2 h5wasm@0.10.3
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import h5wasm from 'h5wasm/node';
import * as hdf5 from 'jsfive';

await h5wasm.ready;
const made = new h5wasm.File('log.h5', 'w');
made.create_dataset({ name: 'loss', data: new Float64Array([1, 2]), shape: [2], maxshape: [6], chunks: [2] });
made.get('loss').resize([6]);
made.close();
const checked = new h5wasm.File('log.h5', 'r');
const whole = Array.from(checked.get('loss').value);
checked.close();
console.log('h5wasm', whole);
assert.deepEqual(whole, [1, 2, 0, 0, 0, 0]);
const bytes = readFileSync('log.h5');
const set = new hdf5.File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), 'log.h5').get('loss');
const values = set.value;
console.log('jsfive', values, 'shape', set.shape);
assert.deepEqual(set.shape, [6]);
assert.equal(values.length, 6);
assert.deepEqual(Object.keys(values), ['0', '1']);
let sum = 0;
for (let i = 0; i < values.length; i++) sum += values[i];
assert.ok(Number.isNaN(sum));
assert.equal(values.reduce((total, value) => total + value) / values.length, 0.5);
JS
node check.mjs
