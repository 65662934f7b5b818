#!/usr/bin/env bash
# Package: quadprog@1.6.1
# Behaviour: solveQP writes into all four arrays of the problem: the matrix becomes parts of its factor, the vector the minimum
#   without constraints, and a constraint that is an equation may change the signs of its column and its bound. Not in the readme.
# Common guess: the arguments are read, as by the function of R that it is a port of, and the result is an object of its own.
# Seen: x + y = 5 with a matrix of 2 on the diagonal: (2, 3). The same call again, or one with a new bound and the same matrix:
#   (0, 0), and a message that the matrix is not positive definite. Behind x + y = 1, the arrays say -x - y = -1. With new arrays
#   each time all answers are equal and right.
# Why it matters: portfolios, support vector machines and fits with bounds are solved again and again with one bound changed and
#   the same matrix. Nothing is thrown: from the second call on the answer is 0, and the message blames a matrix that was fine.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts quadprog@1.6.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { solveQP } = require('quadprog');

// The smallest x'Dx/2 - d'x, places 0 unused, as the readme's example has it: x^2 + y^2 - 2x - 4y, and x + y is the bound.
const matrix = () => [[], [0, 2, 0], [0, 0, 2]];
const problem = (bound) => ({ D: matrix(), d: [0, 2, 4], A: [[], [0, 1], [0, 1]], b: [0, bound] });
const round = (list) => list.slice(1).map((value) => Number(value.toFixed(6)) + 0);
const call = (name, { D, d, A, b }, equations = 1) => {
  const { solution, message } = solveQP(D, d, A, b, equations);
  console.log(name.padEnd(10), JSON.stringify(round(solution)), message);
  return [round(solution), message];
};
// By hand: on x + y = c the sum is smallest where x = (c - 1) / 2 and y = (c + 1) / 2.
assert.deepEqual(call('x + y = 5', problem(5)), [[2, 3], '']);
assert.deepEqual(call('x + y = 3', problem(3)), [[1, 2], '']);
assert.deepEqual(call('x + y >= 5', problem(5), 0), [[2, 3], '']);
const blame = 'matrix D in quadratic function is not positive definite!';
for (const equations of [1, 0]) {
  const made = problem(5);
  assert.deepEqual(call('kept', made, equations), [[2, 3], '']);
  assert.deepEqual(call('again', made, equations), [[0, 0], blame]);
  assert.notDeepEqual(made.D, matrix());
  assert.deepEqual(round(made.d), [1, 2]);
}
const shared = matrix();
assert.deepEqual(call('one matrix', { ...problem(5), D: shared }), [[2, 3], '']);
assert.deepEqual(call('bound of 3', { ...problem(3), D: shared }), [[0, 0], blame]);
const turned = problem(1);
assert.deepEqual(call('x + y = 1', turned), [[0, 1], '']);
console.log('and now', JSON.stringify(turned.A), JSON.stringify(turned.b));
assert.deepEqual([turned.A, turned.b], [[[], [0, -1], [0, -1]], [0, -1]]);
JS
node check.cjs
