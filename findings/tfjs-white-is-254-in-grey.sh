#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (image.rgbToGrayscale, tfjs-backend-cpu)
# Behaviour: the three weights sum to 0.9999 and the result of whole-number pictures is cut, not rounded. White
#   becomes 254, and every grey becomes one darker.
# Common guess: a pixel that is grey already keeps its value; white stays 255.
# Seen: of the 256 greys 255 lose one, only 0 stays. Repeating the conversion darkens by one each time. With float
#   pixels in 0 to 1 white is 0.9999.
# Why it matters: "is this pixel white" and masks made by comparing with 255 find nothing, and a checksum or golden
#   picture of a pipeline differs from every other library's.

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
const grey = (values, dtype) =>
  tf.image.rgbToGrayscale(tf.tensor3d(values.flatMap((v) => [v, v, v]), [1, values.length, 3], dtype)).dataSync();
const all = Array.from({ length: 256 }, (_, i) => i);
const converted = Array.from(grey(all, 'int32'));
console.log('white', converted[255], ' 128 ->', converted[128], ' kept:', all.filter((v) => converted[v] === v));
assert.equal(converted[255], 254);
assert.deepEqual(all.filter((v) => converted[v] === v), [0]);
assert.ok(all.slice(1).every((v) => converted[v] === v - 1));
const white = grey([1], 'float32')[0];
console.log('white of float pixels', white);
assert.ok(Math.abs(white - 0.9999) < 1e-6);
JS
node check.cjs
