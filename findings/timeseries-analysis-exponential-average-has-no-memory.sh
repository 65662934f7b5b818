#!/usr/bin/env bash
# Package: timeseries-analysis@1.0.12
# Behaviour: the exponential moving average mixes each value with the value before it, not with the average before it. Whatever the
#   period, it is a weighted mean of two neighbours; a longer period weighs the earlier of the two more.
# Common guess: average = weight x value + (1 - weight) x last average, the weight being 2 / (period + 1).
# Seen: one 8 among zeros, period 3: 4, 4, 0, 0, 0. By the definition 4, 2, 1, 0.5, 0.25. With a period of 9, alternating 0 and 10
#   become alternating 8 and 2: turned over instead of smoothed, where the definition moves from 1.6 to 5.4.
# Why it matters: with a long period, the usual wish for a smooth curve, the result is the series itself one step late. A trend of
#   results seen through it is all noise.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts timeseries-analysis@1.0.12
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { main } = require('timeseries-analysis');

const smoothed = (values, period) =>
  new main(values.map((value, at) => [at, value])).ema({ period }).output().slice(period).map(([, value]) => Number(value.toFixed(9)));
// By the definition, started with the value before the first that is smoothed.
const defined = (values, period) => {
  const weight = 2 / (period + 1);
  let average = values[period - 1];
  return values.slice(period).map((value) => { average += weight * (value - average); return Number(average.toFixed(9)); });
};
const show = (label, values, period) => {
  const made = [smoothed(values, period), defined(values, period)];
  console.log(label, '| seen', made[0].join(' '), '| definition', made[1].join(' '));
  return made;
};
const pulse = show('pulse, period 3      ', [0, 0, 0, 8, 0, 0, 0, 0], 3);
assert.deepEqual(pulse, [[4, 4, 0, 0, 0], [4, 2, 1, 0.5, 0.25]]);
const alternating = Array.from({ length: 24 }, (_, at) => (at % 2 ? 10 : 0));
const [seen, right] = show('alternating, period 9', alternating, 9);
// 10 becomes 2 and 0 becomes 8.
assert.deepEqual(seen, alternating.slice(9).map((value) => (value ? 2 : 8)));
assert.ok(right.every((value) => value >= 1.6 && value < 5.4), right.join(' '));
for (const period of [2, 5, 12]) {
  const values = Array.from({ length: 30 }, (_, at) => (at * at * 7) % 23);
  const weight = 2 / (period + 1);
  smoothed(values, period).forEach((value, at) => {
    const [before, now] = values.slice(at + period - 1, at + period + 1);
    assert.ok(Math.abs(value - (weight * now + (1 - weight) * before)) < 1e-8);
  });
}
JS
node check.cjs
