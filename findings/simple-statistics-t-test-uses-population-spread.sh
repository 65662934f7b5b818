#!/usr/bin/env bash
# Package: simple-statistics@7.12.1 (tTest)
# Behaviour: the one-sample t statistic is divided by the standard deviation of a population (n) where the test
#   wants that of a sample (n - 1). The two-sample version uses the sample variance.
# Common guess: t as in every table and program; what one function of the package does the other does too.
# Seen: for [1,2,3,4] and 2 it is 0.894 instead of 0.775, and always the square root of n / (n - 1) too large: 41%
#   for two values, 8% for seven. Its own documented example (1 to 6, 3.385: 0.16) is 0.15 by the formula of the
#   page that it links.
# Why it matters: the values are looked up in tables of Student's t, so small classes come out significant too
#   often. With 5 students the test at 5% rejects in nearly 7% of cases.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts simple-statistics@7.12.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { mean, sampleStandardDeviation, tTest, tTestTwoSample } = require('simple-statistics');
const student = (values, expected) =>
  (mean(values) - expected) / (sampleStandardDeviation(values) / Math.sqrt(values.length));
for (const values of [[1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [4, 9]]) {
  const expected = 2;
  const n = values.length;
  const ratio = tTest(values, expected) / student(values, expected);
  console.log(values.join(' '), 'package', tTest(values, expected).toFixed(4), 'formula', student(values, expected).toFixed(4));
  assert.ok(Math.abs(ratio - Math.sqrt(n / (n - 1))) < 1e-12);
}
assert.equal(tTest([1, 2, 3, 4, 5, 6], 3.385).toFixed(2), '0.16');
assert.equal(student([1, 2, 3, 4, 5, 6], 3.385).toFixed(2), '0.15');
// The two-sample statistic is the usual one, with n - 1.
assert.ok(Math.abs(tTestTwoSample([1, 2, 3], [2, 3, 4]) + Math.sqrt(1.5)) < 1e-12);

// How often the test at 5% (|t| > 2.776 for 5 values) rejects a mean that is right.
let state = 1;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const rejected = { package: 0, formula: 0 };
for (let run = 0; run < 20000; run++) {
  const values = Array.from({ length: 5 }, normal);
  if (Math.abs(tTest(values, 0)) > 2.776) rejected.package++;
  if (Math.abs(student(values, 0)) > 2.776) rejected.formula++;
}
console.log('rejected of 20000 at 5%:', rejected);
assert.ok(rejected.formula < 1150 && rejected.package > 1230);
JS
node check.cjs
