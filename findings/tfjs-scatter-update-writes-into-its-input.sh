#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (tensorScatterUpdate, tfjs-backend-cpu)
# Behaviour: on the plain backend, tensorScatterUpdate writes into the tensor that it is given, and into everything that
#   shares its values: clones, reshapes, and the typed array that it was made from.
# Common guess: like every other operation it leaves its input alone and answers a new tensor; the documentation says
#   "Creates a new tensor by applying sparse updates to individual values or slices".
# Seen: after tensorScatterUpdate(x, [[1]], [9]) x itself has the 9, so have x.clone() and x.reshape() made before, and
#   so has the Float32Array behind x. scatterND has no such input and changes nothing.
# Why it matters: data that is updated for one step is changed for all later ones, with no sign of it; a reference kept
#   for comparison changes with what is compared.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const array = Float32Array.of(1, 2, 3);
const x = tf.tensor1d(array);
const clone = tf.clone(x);
const column = tf.reshape(x, [3, 1]);
const updated = tf.tensorScatterUpdate(x, tf.tensor2d([[1]], [1, 1], 'int32'), tf.tensor1d([9]));
const values = [updated, x, clone, column].map((tensor) => [...tensor.dataSync()].join(' '));
console.log('updated', values[0], '| input', values[1], '| clone', values[2], '| reshaped', values[3], '| array', array.join(' '));
assert.deepEqual(values, ['1 9 3', '1 9 3', '1 9 3', '1 9 3']);
assert.equal(array.join(' '), '1 9 3');
assert.notEqual(updated.dataId, x.dataId);
JS
node check.cjs
