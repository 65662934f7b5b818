#!/usr/bin/env bash
# Package: echarts-stat@1.2.0 (statistics.mean, sampleVariance, regression)
# Behaviour: values that are no numbers (null, NaN, the '-' of ECharts) are left out of the sum, and mean still divides by the
#   number of all. The variance, the deviation and the regressions leave them out of both.
# Common guess: mean leaves gaps out, as its sister functions do, or gives NaN.
# Seen: the mean of [10, '-', 20] is 10 and their variance 50, which is that of 10 and 20 about 15.
# Why it matters: a gap in a chart is written as '-' or null. The line of the mean is drawn too low, the more gaps the lower,
#   and the band of the deviation around it has the right width.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts echarts-stat@1.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { statistics, regression } = require('echarts-stat');
for (const gap of ['-', null, NaN, undefined]) {
  const values = [10, gap, 20];
  const seen = ['mean', 'sampleVariance', 'deviation', 'sum', 'max', 'min'].map((name) => [name, statistics[name](values)]);
  console.log('10', gap, '20:', seen.map(([name, value]) => `${name} ${Number(value.toFixed(4))}`).join(', '));
  assert.deepEqual(seen.slice(0, 2).map(([, value]) => value), [10, 50]);
  assert.deepEqual(regression('linear', [[1, 2], [2, gap], [3, 6]]).parameter, { gradient: 2, intercept: 0 });
}
assert.equal(statistics.mean([10, 20]), 15);
JS
node check.cjs
