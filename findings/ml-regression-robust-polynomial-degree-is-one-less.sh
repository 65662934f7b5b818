#!/usr/bin/env bash
# Package: ml-regression-robust-polynomial@3.0.2
# Behaviour: degree is the number of coefficients, so 1 fits a constant and 2 a straight line. Points for the trial
#   fits are drawn with Math.random, and the fit of noisy data differs from call to call. ml-regression-polynomial, of
#   the same family, takes the degree as a degree.
# Common guess: degree 1 is a line; the parameter is documented as the polynomial degree and the result reports it back.
# Seen: y = 2x + 1 with degree 1 is a constant, one of the values of y, and another one at the next call. y = x^2 with
#   degree 2 is a straight line, and with degree 3 the parabola. A noisy line has up to a dozen slopes in twenty calls.
# Why it matters: a robust fit is used where an ordinary one is misled. A constant in place of a trend looks like a
#   result: the outliers were the trend.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-regression-robust-polynomial@3.0.2
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { RobustPolynomialRegression } from 'ml-regression-robust-polynomial';
const x = Array.from({ length: 20 }, (_, i) => i);
const fit = (y, degree) => new RobustPolynomialRegression(x, y, degree).coefficients.map((c) => Number(c.toFixed(6)));
const line = x.map((v) => 2 * v + 1);
const parabola = x.map((v) => v * v);
const outliers = line.map((v, i) => ({ 3: 500, 7: -300 })[i] ?? v);
for (const degree of [1, 2, 3]) {
  const [ofLine, ofParabola] = [outliers, parabola].map((y) => fit(y, degree).join(' '));
  console.log('degree', degree, 'coefficients of a line:', ofLine, ' of a parabola:', ofParabola);
}
assert.equal(fit(outliers, 1).length, 1);
assert.ok(line.includes(fit(outliers, 1)[0]));
assert.deepEqual(fit(outliers, 2), [1, 2]);
assert.equal(fit(parabola, 2).length, 2);
assert.deepEqual(fit(parabola, 3), [0, 0, 1]);
assert.equal(new RobustPolynomialRegression(x, line, 1).toJSON().degree, 1);

const constants = new Set(Array.from({ length: 20 }, () => fit(outliers, 1)[0]));
const noisy = line.map((v, i) => v + 3 * Math.sin(37 * i));
const slopes = new Set(Array.from({ length: 20 }, () => fit(noisy, 2)[1]));
console.log('twenty calls, degree 1:', [...constants].join(' '), ' slopes of a noisy line:', [...slopes].join(' '));
assert.ok(constants.size > 1 && slopes.size > 1);
JS
node check.mjs
