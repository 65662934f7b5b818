#!/usr/bin/env bash
# Package: interval-arithmetic@1.1.3 (fmod)
# Behaviour: the remainder of a whole interval is taken with the quotient of its lower end alone. Where the interval
#   passes a multiple of the divisor, the result is not an enclosure: it leaves out values and holds impossible ones.
# Common guess: as everywhere in the package, f of a number in the interval is in f of the interval. Other functions
#   that jump (tan, a division by an interval around zero) answer with the whole line.
# Seen: [5, 7] modulo 3 is [2, 4], but 6 mod 3 is 0 and 7 mod 3 is 1; no remainder is above 3. Of 20000 random cases
#   a good quarter breaks the promise; none does for sin, cos, tan, abs, powers, roots, sums and products.
# Why it matters: checking a student's bound for all inputs is what intervals are for, and here the proof is wrong
#   without a sign of it, in one function among many that hold.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts interval-arithmetic@1.1.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const I = require('interval-arithmetic');
const interval = (lo, hi = lo) => new I.Interval(lo, hi);
const result = I.fmod(interval(5, 7), interval(3));
console.log(`[5, 7] mod 3 = [${result.lo.toFixed(2)}, ${result.hi.toFixed(2)}], 6 mod 3 = ${6 % 3}, 7 mod 3 = 1`);
assert.ok(result.lo > 1.99 && result.hi > 3.99);

let state = 1;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
const unary = { sin: Math.sin, cos: Math.cos, tan: Math.tan, abs: Math.abs };
const binary = { add: (a, b) => a + b, sub: (a, b) => a - b, mul: (a, b) => a * b, fmod: (a, b) => a % b };
const names = [...Object.keys(unary), ...Object.keys(binary), 'pow', 'nthRoot'];
const broken = Object.fromEntries(names.map((name) => [name, 0]));
const check = (name, enclosure, value) => {
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  if (value < enclosure.lo - slack || value > enclosure.hi + slack) broken[name]++;
};
for (let run = 0; run < 20000; run++) {
  const x = interval(random() * 20 - 10);
  x.hi = x.lo + random() * 5;
  const y = interval(random() * 4 + 0.5);
  const at = x.lo + random() * (x.hi - x.lo);
  for (const [name, f] of Object.entries(unary)) check(name, I[name](x), f(at));
  for (const [name, f] of Object.entries(binary)) check(name, I[name](x, y), f(at, y.lo));
  check('pow', I.pow(x, 3), at ** 3);
  check('nthRoot', I.nthRoot(x, 3), Math.cbrt(at));
}
console.log('values outside of their enclosure, of 20000:', JSON.stringify(broken));
assert.ok(broken.fmod > 3000);
assert.ok(Object.entries(broken).every(([name, count]) => name === 'fmod' || count === 0));
JS
node check.cjs
