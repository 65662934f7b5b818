#!/usr/bin/env bash
# Package: kld-polynomial@0.3.0 (Polynomial.getRoots)
# Behaviour: roots are found up to degree four. From degree five on the answer is an empty list, as for a polynomial without
#   real roots. Multiple roots come once, twice or so, by the degree.
# Common guess: the readme calls it root finding, so a list of the real roots, or an error where that is not possible.
# Seen: x^5 - 5x^3 + 4x has the roots -2 to 2, and [] is the answer; for x^4 - 5x^2 + 4 it is -2 -1 1 2. The root of (x - 1)^2
#   is listed once, that of (x - 1)^4 twice, and x^3 has -0 and 0.
# Why it matters: to find where two fitted curves cross, degrees of five and more are common, and no root reads as no crossing.
#   getRootsInInterval finds them, with an error of up to a millionth.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts kld-polynomial@0.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Polynomial } = require('kld-polynomial');
const roots = (...coefficients) => {
  const polynomial = new Polynomial(...coefficients);
  const found = polynomial.getRoots();
  console.log(polynomial.toString().padEnd(42), 'roots', JSON.stringify(found), 'in', found.length);
  return found.map((x) => Math.round(x)).sort((a, b) => a - b);
};
assert.deepEqual(roots(1, 0, -5, 0, 4), [-2, -1, 1, 2]);
assert.deepEqual(roots(1, 0, -5, 0, 4, 0), []);
assert.deepEqual(roots(1, 0, 0, 0, 0, -32), []);
assert.equal(new Polynomial(1, 0, 0, 0, 0, -32).eval(2), 0);
assert.deepEqual(roots(1, 0, 1), []);
assert.equal(roots(1, -2, 1).length, 1);
assert.equal(roots(1, -4, 6, -4, 1).length, 2);
assert.equal(roots(1, 0, 0, 0).length, 2);
const inside = new Polynomial(1, 0, -5, 0, 4, 0).getRootsInInterval(-3, 3);
console.log('in the interval from -3 to 3:', inside.join(' '));
assert.equal(inside.length, 5);
JS
node check.cjs
