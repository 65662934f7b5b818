#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (TensorBuffer)
# Behaviour: set does not compare the place with the shape: a column beyond the last one is a place in the next row.
#   get does compare, and throws.
# Common guess: set outside of the buffer is an error, as get is.
# Seen: in a buffer of 2 by 2, set(5, 0, 3) writes the element [1, 1]; get(0, 3) throws "out of range". A place
#   beyond the end is dropped without a word, a negative one too.
# Why it matters: an index off by one (x and y swapped in a picture that is not square) writes plausible wrong data,
#   and reading it back in the same wrong way is what fails.

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
const buffer = tf.buffer([2, 2]);
buffer.set(5, 0, 3);
console.log(JSON.stringify(buffer.toTensor().arraySync()));
assert.deepEqual(buffer.toTensor().arraySync(), [[0, 0], [0, 5]]);
assert.equal(buffer.get(1, 1), 5);
assert.throws(() => buffer.get(0, 3), /out of range/);
buffer.set(9, 7, 7);
buffer.set(9, -1, 0);
assert.deepEqual(buffer.toTensor().arraySync(), [[0, 0], [0, 5]]);
JS
node check.cjs
