#!/usr/bin/env bash
# Package: ml-sparse-matrix@3.1.0 (add, mul, div, mod, and, exp, cos)
# Behaviour: an operation of two matrices goes through the elements that the second one stores. Where it is zero, the
#   first one's value stays, whatever the operation. Operations with a number, and functions, go through the stored
#   elements of the matrix itself, so zeros stay zero. The static forms take a number only and say nothing otherwise.
# Common guess: sparse is a way of storing; the results are those of the dense matrix.
# Seen: [7, 8, 9] times [1, 0, 1] is [7, 8, 9]; [1, 2] divided by [0, 4] is [1, 0.5]; 'and' with 0 keeps all bits. exp and
#   cos of 0 are 0, and so is 0 plus 1. SparseMatrix.add of two matrices holds the text '1[object Object]', and
#   SparseMatrix.mul NaN. Sums, differences and matrix products are right.
# Why it matters: multiplying by a mask of ones and zeros is how parts of a sparse matrix are dropped: the test rows of
#   ratings, or forbidden links. Here everything passes the mask, without a word.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-sparse-matrix@3.1.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { SparseMatrix } from 'ml-sparse-matrix';
const row = (...values) => new SparseMatrix([values]);
const show = (name, matrix) => {
  const [values] = matrix.to2DArray();
  console.log(name, values);
  return values;
};
assert.deepEqual(show('[7, 8, 9] times the mask [1, 0, 1]', row(7, 8, 9).mul(row(1, 0, 1))), [7, 8, 9]);
assert.deepEqual(show('[1, 2] divided by [0, 4]', row(1, 2).div(row(0, 4))), [1, 0.5]);
assert.deepEqual(show('[5, 2] modulo [0, 3]', row(5, 2).mod(row(0, 3))), [5, 2]);
assert.deepEqual(show('[5, 2] and [0, 3]', row(5, 2).and(row(0, 3))), [5, 2]);
assert.deepEqual(show('[0, 2] plus 1', row(0, 2).add(1)), [0, 3]);
assert.equal(show('exp of [0, 2]', row(0, 2).exp())[0], 0);
assert.equal(show('cos of [0, 2]', row(0, 2).cos())[0], 0);
assert.equal(show('static sum of two matrices', SparseMatrix.add(row(1, 0), row(1, 2)))[0], '1[object Object]');
assert.ok(show('static product of two matrices', SparseMatrix.mul(row(1, 2), row(0, 4))).every(Number.isNaN));
assert.deepEqual(show('[1, 0] plus [1, 2]', row(1, 0).add(row(1, 2))), [2, 2]);
assert.deepEqual(show('[1, 2] minus [0, 2]', row(1, 2).sub(row(0, 2))), [1, 0]);
JS
node check.mjs
