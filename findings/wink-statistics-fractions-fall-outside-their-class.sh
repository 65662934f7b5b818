#!/usr/bin/env bash
# Package: wink-statistics@2.1.1 (data.histogram, streaming statistics)
# Behaviour: the limits of the classes are rounded to whole numbers unless a precision is given, and so is everything
#   about them: values between 0 and 1 are counted in a class from 1 to 2. The streaming statistics round to four
#   decimals.
# Common guess: a histogram chooses its classes by the data, and each value lies in the class that counts it. A default
#   rounding is one of the display.
# Seen: nine accuracies from 0.5 to 0.9 are one class, 1 to 2, with the middle 2. With precision 2 there are three
#   classes that hold them. Learning rates of 1e-5 and 3e-5 have the mean 0 and the deviation 0.
# Why it matters: accuracies, losses and rates are below 1. The picture is one bar in a place where no value is, and
#   nothing says that the figures were rounded away.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts wink-statistics@2.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { data, streaming } = require('wink-statistics');
const accuracies = [0.5, 0.55, 0.6, 0.62, 0.7, 0.71, 0.72, 0.8, 0.9];
const show = ({ classes, frequencies }) =>
  classes.map(({ min, mid, max }, i) => `${min} to ${max} (middle ${mid}): ${frequencies[i]}`).join(', ');
const plain = data.histogram(accuracies);
const precise = data.histogram(accuracies, 2);
console.log('accuracies:', show(plain));
console.log('precision 2:', show(precise));
assert.deepEqual(plain.classes, [{ min: 1, mid: 2, max: 2 }]);
assert.deepEqual(plain.frequencies, [9]);
assert.equal(precise.classes.length, 3);
assert.ok(precise.classes[0].min <= 0.5 && precise.classes[2].max >= 0.9);

const times10 = data.histogram(accuracies.map((v) => v * 10));
console.log('the same in tenths:', show(times10));
assert.ok(times10.classes.length > 1);

const rates = streaming.stdev();
for (const rate of [1e-5, 3e-5]) rates.compute(rate);
const { mean, stdev } = rates.result();
console.log('rates of 1e-5 and 3e-5: mean', mean, 'deviation', stdev);
assert.deepEqual([mean, stdev], [0, 0]);
JS
node check.cjs
