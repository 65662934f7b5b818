#!/usr/bin/env bash
# Package: @tensorflow/tfjs-layers@4.22.0 (centerCrop; with tfjs-core, tfjs-backend-cpu)
# Behaviour: when the picture cannot be cut evenly, the odd row is cut below and the odd column is cut on the LEFT:
#   heights are rounded down and widths are rounded up.
# Common guess: both axes are treated alike (rounded down, as in Keras): a square from a square lies on the
#   diagonal.
# Seen: 0..15 in a square of four, cropped to three, gives [1,2,3],[5,6,7],[9,10,11]: rows 0 to 2 and columns 1 to
#   3. Cropping the transposed picture is not the transposed crop. Even differences are centred.
# Why it matters: crops made here and in Python before training differ by a column, which costs accuracy for small
#   pictures; symmetric pictures become asymmetric.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 @tensorflow/tfjs-layers@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const { layers } = require('@tensorflow/tfjs-layers');
const crop = (matrix, side) =>
  tf.reshape(layers.centerCrop({ height: side, width: side }).apply(tf.reshape(matrix, [1, ...matrix.shape, 1])), [side, side]);
const picture = tf.reshape(tf.range(0, 16), [4, 4]);
const three = crop(picture, 3).arraySync();
const ofTransposed = crop(tf.transpose(picture), 3);
console.log(JSON.stringify(three), JSON.stringify(tf.transpose(ofTransposed).arraySync()));
assert.deepEqual(three, [[1, 2, 3], [5, 6, 7], [9, 10, 11]]);
assert.deepEqual(tf.transpose(ofTransposed).arraySync(), [[4, 5, 6], [8, 9, 10], [12, 13, 14]]);
assert.deepEqual(crop(picture, 2).arraySync(), [[5, 6], [9, 10]]);
JS
node check.cjs
