#!/usr/bin/env bash
# Package: distributions@2.2.0
# Behaviour: the density of the binomial distribution is Infinity for 172 trials and NaN for 200 and more, near the middle,
#   while its cumulative distribution stays right; for counts between whole numbers the density is not 0 but a value between the
#   neighbours'.
# Common guess: both are right for any number of trials, as the sums of one are the other; what cannot be counted has density 0.
# Seen: 85 of 170 fair tosses: 0.0611. 86 of 172: Infinity. 100 of 200, 500 of 1000: NaN. The distribution at 100 of 200 is
#   0.5282, and the difference of its neighbours, 0.0563, is what the density should be. 3.5 of 10 at 0.3 has 0.2427.
# Why it matters: 200 answers to guess are an everyday examination. A likelihood is NaN from there on, and a NaN that is
#   compared with a level of significance is never significant.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts distributions@2.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Binomial } = require('distributions');

// The density in logarithms, by the definition.
const density = (k, n, p) => {
  let sum = k * Math.log(p) + (n - k) * Math.log(1 - p);
  for (let i = 1; i <= k; i += 1) sum += Math.log(n - k + i) - Math.log(i);
  return Math.exp(sum);
};
for (const n of [20, 100, 170, 172, 200, 500, 1000]) {
  const k = n / 2;
  const made = Binomial(0.5, n);
  const step = made.cdf(k) - made.cdf(k - 1);
  const defined = density(k, n, 0.5).toFixed(4);
  console.log(`${k} of ${n}`.padEnd(12), 'density', made.pdf(k), 'step of the distribution', step.toFixed(4), 'definition', defined);
  assert.ok(Math.abs(step - density(k, n, 0.5)) < 1e-9);
  if (n <= 170) assert.ok(Math.abs(made.pdf(k) - step) < 1e-9);
  else if (n === 172) assert.equal(made.pdf(k), Infinity);
  else assert.ok(Number.isNaN(made.pdf(k)));
}
assert.equal(Binomial(0.5, 200).cdf(100).toFixed(4), '0.5282');
assert.equal(density(100, 200, 0.5).toFixed(4), '0.0563');
// At the edges of 200 answers with four choices, and in the likelihood of a whole group.
const guessing = Binomial(0.25, 200);
for (const k of [40, 50, 60]) assert.ok(Number.isNaN(guessing.pdf(k)), k);
assert.equal([50, 48, 60].some((k) => guessing.pdf(k) < 0.05), false);
const between = Binomial(0.3, 10);
console.log('3, 3.5, 4 of 10', [3, 3.5, 4].map((k) => between.pdf(k).toFixed(4)).join(' '));
assert.equal(between.pdf(3.5).toFixed(4), '0.2427');
assert.ok(between.pdf(4) < between.pdf(3.5) && between.pdf(3.5) < between.pdf(3));
JS
node check.cjs
