#!/usr/bin/env bash
# Package: @formulajs/formulajs@4.6.1 (TTEST, FTEST, BETADIST)
# Behaviour: TTEST takes two lists and leaves the other two arguments out: the number of tails and the type (paired,
#   equal variances, unequal variances). It always is the two-sided test of equal variances. FTEST gives the ratio of
#   the variances, not the probability, and the density of BETADIST is not divided by the width of its range.
# Common guess: the functions of a spreadsheet by their names give the numbers of the spreadsheet.
# Seen: the example of the spreadsheet's documentation (paired, two tails: 0.196) is 0.192, and one tail is 0.192, not
#   0.098. Scores before and after a lesson that rise by about one point each, p < 0.001 when paired, have p = 0.79.
# Why it matters: a table of marks that is evaluated outside of the spreadsheet finds no effect where the spreadsheet
#   finds one, and a formula with one tail in it says 0.06 where it should say 0.03.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @formulajs/formulajs@4.6.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { BETADIST, FTEST, TTEST } = require('@formulajs/formulajs');
const a = [3, 4, 5, 8, 9, 1, 2, 4, 5];
const b = [6, 19, 3, 2, 14, 4, 5, 17, 1];
const calls = [
  ['2 tails, paired', 0.196, 2, 1],
  ['1 tail, paired', 0.098, 1, 1],
  ['2 tails, equal', 0.192, 2, 2],
  ['2 tails, unequal', 0.202, 2, 3],
];
for (const [name, p, tails, type] of calls) {
  const seen = TTEST(a, b, tails, type);
  console.log(name.padEnd(16), 'spreadsheet', p, 'package', seen.toFixed(3));
  assert.equal(seen.toFixed(3), '0.192');
}

const before = [10, 12, 15, 18, 22, 25, 28, 31];
const after = [11, 13.2, 16, 18.9, 23.1, 26, 29.2, 31.8];
const differences = after.map((v, i) => v - before[i]);
const mean = differences.reduce((sum, v) => sum + v, 0) / 8;
const spread = Math.sqrt(differences.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 7);
const t = mean / (spread / Math.sqrt(8));
const p = TTEST(before, after, 2, 1);
console.log('before and after: paired t', t.toFixed(1), '(7 degrees of freedom, p < 0.001), package p', p.toFixed(2));
assert.ok(t > 5.41 && p > 0.5);

const variances = FTEST([6, 7, 9, 15, 21], [20, 28, 31, 38, 40]);
console.log('FTEST: spreadsheet 0.648, package', variances.toFixed(3));
assert.equal(variances.toFixed(3), '0.614');
const density = BETADIST(2, 8, 10, false, 1, 3);
console.log('BETADIST density from 1 to 3: spreadsheet 1.484, package', density.toFixed(3));
assert.equal(density.toFixed(3), '2.968');
JS
node check.cjs
