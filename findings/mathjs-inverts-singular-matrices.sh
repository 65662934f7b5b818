#!/usr/bin/env bash
# Package: mathjs@15.2.0 (det, inv, lusolve)
# Behaviour: det of an exactly singular matrix of whole numbers is 0, but inv does not ask it: it eliminates in
#   floating point, and what rounding leaves of a zero pivot is divided by. lusolve gives one of the many solutions
#   of a singular system where there are some, without saying so.
# Common guess: inv throws for a matrix whose det is 0, as it does for [[1,2],[2,4]]; lusolve throws for every
#   singular matrix.
# Seen: inv of [[1,2,3],[4,5,6],[7,8,9]] has elements about 1e15, and the product with the matrix is not near to the
#   identity. lusolve of [[1,2],[2,4]] x = [1,2] is [1,0], of [1,3] an error, of a matrix of zeros and zeros [0,0].
# Why it matters: this very matrix is the first that people type. An exercise "is it invertible" that is judged by
#   whether inv throws is wrong for it, and a least-squares fit with a doubled column gets a confident answer.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mathjs@15.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { det, inv, lusolve, multiply } from 'mathjs';
const matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
const inverse = inv(matrix);
const product = multiply(matrix, inverse);
console.log('det', det(matrix), ' inverse', inverse[0], ' product with the matrix', JSON.stringify(product));
assert.equal(det(matrix), 0);
assert.ok(Math.abs(inverse[0][0]) > 1e13);
assert.ok(Math.abs(product[0][0] - 1) > 0.1);
assert.throws(() => inv([[1, 2], [2, 4]]), /determinant is zero/);
assert.deepEqual(lusolve([[1, 2], [2, 4]], [1, 2]), [[1], [0]]);
assert.deepEqual(lusolve([[0, 0], [0, 0]], [0, 0]), [[0], [0]]);
assert.throws(() => lusolve([[1, 2], [2, 4]], [1, 3]), /singular/);
JS
node check.mjs
