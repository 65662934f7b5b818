#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (linalg.gramSchmidt, tfjs-backend-cpu)
# Behaviour: what remains of a dependent vector is rounding error or zero, and it is divided by its length without a
#   look at how small that is. The "orthonormal" set then holds the same direction twice, or NaN.
# Common guess: dependent vectors are an error, or a zero vector in their place.
# Seen: (1,1) and (2,2) give the same unit vector twice, with an inner product of 1 instead of 0. (1,0) and (2,0)
#   give NaN.
# Why it matters: whether rounding leaves something decides between NaN and a plausible wrong answer; a check that
#   all lengths are 1 passes.

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
const basis = (rows) => tf.linalg.gramSchmidt(tf.tensor2d(rows));
const twice = basis([[1, 1], [2, 2]]);
const inner = tf.matMul(twice, twice, false, true).arraySync();
console.log('basis', JSON.stringify(twice.arraySync()), 'inner products', JSON.stringify(inner));
assert.ok(inner.flat().every((v) => Math.abs(v - 1) < 1e-5));
const axis = basis([[1, 0], [2, 0]]).arraySync();
console.log('along an axis', JSON.stringify(axis));
assert.ok(Number.isNaN(axis[1][0]));
const fine = basis([[1, 1], [1, 0]]);
const product = tf.matMul(fine, fine, false, true).arraySync();
assert.ok(Math.abs(product[0][1]) < 1e-6);
JS
node check.cjs
