#!/usr/bin/env bash
# Package: ctsa@0.2.0 (acf, pacf)
# Behaviour: for n lags twice as many numbers come back. The first n are right, the rest is what the memory held before; and the
#   last lag that was asked for is not among the first, since they begin at 0 for acf.
# Common guess: n lags are n numbers, or n + 1 with the one at 0.
# Seen: acf of fifty values with 3 lags has six numbers: 1, 0.535, -0.393, then 1e-310, 0 and 0, or others. pacf of the same has
#   other remains.
# Why it matters: drawn as they come the bars show a correlation that ends at half of the lags, which is how the order of a
#   model is read off such a figure.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ctsa@0.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { acf, pacf } = require('ctsa');
const series = Array.from({ length: 50 }, (_, i) => Math.sin(i));
const mean = series.reduce((a, b) => a + b) / series.length;
const product = (lag) => series.slice(lag).reduce((sum, v, i) => sum + (v - mean) * (series[i] - mean), 0);
for (const lags of [1, 3, 10]) {
  const seen = Array.from(acf(series, lags, { method: 0 }));
  console.log(`${lags} lags: ${seen.length} numbers`, seen.map((v) => v.toPrecision(3)).join(' '));
  assert.equal(seen.length, 2 * lags);
  seen.slice(0, lags).forEach((v, lag) => assert.ok(Math.abs(v - product(lag) / product(0)) < 1e-9));
  assert.ok(Math.abs(seen[lags] - product(lags) / product(0)) > 1e-3);
  assert.equal(Array.from(pacf(series, lags, { method: 0 })).length, 2 * lags);
}
JS
node check.cjs
