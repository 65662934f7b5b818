#!/usr/bin/env bash
# Package: @tensorflow/tfjs-layers@4.22.0 (heNormal, glorotNormal, leCunNormal; with tfjs-core, tfjs-backend-cpu)
# Behaviour: the normal initializers draw from a normal cut at two standard deviations without making up for the
#   cut, so the spread is 12% smaller than the formula that names them. The uniform ones have the right spread.
# Common guess: heNormal has the standard deviation of the square root of 2 / fan in, as documented and as Keras
#   makes it (it divides the spread by 0.8796).
# Seen: for 100 inputs heNormal has 0.125 instead of 0.141, glorotNormal 0.056 instead of 0.063, leCunNormal 0.088
#   instead of 0.1; heUniform has 0.141 as it should.
# Why it matters: the variance of activations shrinks by 0.77 per layer, 13 times over ten layers; experiments about
#   initialization and comparisons of normal with uniform come out wrong for no reason a student could find.

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
const { initializers } = require('@tensorflow/tfjs-layers');
const spread = (name) => Math.sqrt(tf.moments(initializers[name]({ seed: 1 }).apply([100, 400])).variance.arraySync());
const meant = { heNormal: Math.sqrt(2 / 100), glorotNormal: Math.sqrt(2 / 500), leCunNormal: Math.sqrt(1 / 100), heUniform: Math.sqrt(2 / 100), leCunUniform: Math.sqrt(1 / 100) };
for (const [name, value] of Object.entries(meant)) {
  const ratio = spread(name) / value;
  console.log(name.padEnd(13), 'meant', value.toFixed(4), 'seen', spread(name).toFixed(4), 'ratio', ratio.toFixed(3));
  const expected = name.endsWith('Normal') ? 0.88 : 1;
  assert.ok(Math.abs(ratio - expected) < 0.015);
}
JS
node check.cjs
