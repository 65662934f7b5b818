#!/usr/bin/env bash
# Package: ml-pca@4.1.1
# Behaviour: getEigenvalues and getStandardDeviations divide by the number of rows minus one for the methods SVD and
#   covarianceMatrix, and do not divide for NIPALS. The shares of explained variance agree, so nothing looks wrong.
# Common guess: the method is a matter of speed; eigenvalues are the variances of the components whichever way they
#   were computed.
# Seen: for four rows the eigenvalues of NIPALS are 3 times the others, the standard deviations the square root of 3
#   times. For 150 rows the factor is 149.
# Why it matters: the rule "keep components with an eigenvalue above 1" and every scree plot with an axis keep other
#   components after a change of method that is documented as equivalent.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-pca@4.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { PCA } = require('ml-pca');
const ratios = (rows) => {
  const svd = new PCA(rows, { method: 'SVD' });
  const cov = new PCA(rows, { method: 'covarianceMatrix' });
  const nipals = new PCA(rows, { method: 'NIPALS', nCompNIPALS: 3 });
  const [a] = svd.getEigenvalues();
  assert.ok(Math.abs(a - cov.getEigenvalues()[0]) < 1e-9 * a);
  assert.ok(Math.abs(svd.getExplainedVariance()[0] - nipals.getExplainedVariance()[0]) < 1e-6);
  return {
    eigenvalue: nipals.getEigenvalues()[0] / a,
    deviation: nipals.getStandardDeviations()[0] / svd.getStandardDeviations()[0],
  };
};
const four = ratios([[1, 2, 3], [2, 3, 5], [3, 1, 2], [4, 4, 1]]);
const many = ratios(Array.from({ length: 150 }, (_, i) => [i, (i * 37) % 50, (i * 11) % 23]));
console.log('NIPALS over SVD, 4 rows:', four, '150 rows:', many);
assert.ok(Math.abs(four.eigenvalue - 3) < 1e-4);
assert.ok(Math.abs(four.deviation - Math.sqrt(3)) < 1e-4);
assert.ok(Math.abs(many.eigenvalue - 149) < 0.1);
JS
node check.cjs
