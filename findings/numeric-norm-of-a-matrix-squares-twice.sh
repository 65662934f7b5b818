#!/usr/bin/env bash
# Package: numeric@1.2.6 (norm2, norm2Squared, norminf)
# Behaviour: norm2Squared goes through the rows of a matrix and squares what it gets for each, which is a square
#   already. So the norm of a matrix is the root of the sum of the fourth powers of its rows' lengths. norminf and sum
#   of a matrix go over the elements.
# Common guess: norm2 of a matrix is its Frobenius norm, as of a long vector, or its spectral norm.
# Seen: [[1, 2], [3, 4]] has the norm 25.5 (Frobenius 5.48, spectral 5.46), and its norm2Squared is 650, not 30. Twice
#   the matrix has four times the norm. A single row [[3, 4]] has 25, the vector [3, 4] has 5, and the identity is
#   right.
# Why it matters: residuals of fits and gradients of layers are matrices. Clipping by norm and a test for convergence
#   work with vectors and go wrong with matrices: errors below 1 look far smaller than they are.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts numeric@1.2.6
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const numeric = require('numeric');
const matrix = [[1, 2], [3, 4]];
console.log('vector', numeric.norm2([1, 2, 3, 4]), 'matrix', numeric.norm2(matrix));
assert.equal(numeric.norm2([1, 2, 3, 4]), Math.sqrt(30));
assert.equal(numeric.norm2Squared(matrix), 5 ** 2 + 25 ** 2);
console.log('times 2', numeric.norm2(numeric.mul(2, matrix)), 'over', numeric.norm2(matrix));
assert.equal(numeric.norm2(numeric.mul(2, matrix)), 4 * numeric.norm2(matrix));
assert.deepEqual([numeric.norm2([3, 4]), numeric.norm2([[3, 4]]), numeric.norm2([[[3, 4]]])], [5, 25, 625]);
assert.equal(numeric.norm2(numeric.identity(3)), Math.sqrt(3));
assert.deepEqual([numeric.norminf(matrix), numeric.sum(matrix)], [4, 10]);
const residuals = [[0.01, 0.02], [0.02, 0.01]];
console.log('residuals of about 0.02:', numeric.norm2(residuals));
assert.ok(numeric.norm2(residuals) < 0.001);
JS
node check.cjs
