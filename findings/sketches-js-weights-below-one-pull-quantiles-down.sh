#!/usr/bin/env bash
# Package: @datadog/sketches-js@2.1.1 (DDSketch.accept with a weight, getValueAtQuantile)
# Behaviour: a quantile is looked up at rank q times the total weight less one, as if every weight were a whole number of
#   values. With smaller weights the rank is too low, and below zero it is the smallest value of all.
# Common guess: weights are relative, as accept takes any positive number and refuses the others: the same weights divided
#   by ten give the same quantiles, within the promised 1%.
# Seen: 1 to 1000 with weight 1 have the median 499 and the 99th percentile 985. With weight 0.01 they are 450 and 889, and
#   the largest value is 907; with weight 0.001, shares that add up to 1, every quantile is 0.99. Count and sum are right.
# Why it matters: weights are shares or inverse probabilities of sampling as a rule. Latencies or scores look better the
#   smaller the weights are, while the guarantee on accuracy is what the method is chosen for.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @datadog/sketches-js@2.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { DDSketch } = require('@datadog/sketches-js');
const quantiles = (weight) => {
  const sketch = new DDSketch({ relativeAccuracy: 0.01 });
  for (let value = 1; value <= 1000; value++) sketch.accept(value, weight);
  const result = [0.5, 0.99, 1].map((q) => Math.round(sketch.getValueAtQuantile(q) * 100) / 100);
  console.log('weight', weight, 'median, 99th percentile, largest:', result, 'count', sketch.count, 'sum', sketch.sum);
  assert.ok(Math.abs(sketch.sum / sketch.count - 500.5) < 1e-6);
  return result;
};
const near = (values, others) => values.every((v, i) => Math.abs(v - others[i]) <= 0.011 * others[i]);
assert.ok(near(quantiles(1), [500, 990, 1000]));
assert.ok(near(quantiles(10), [500, 990, 1000]));
const hundredths = quantiles(0.01);
assert.ok(near(hundredths, [450, 890, 900]) && !near(hundredths, [500, 990, 1000]));
assert.deepEqual(quantiles(0.001), [0.99, 0.99, 0.99]);
JS
node check.cjs
