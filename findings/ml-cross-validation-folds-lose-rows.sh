#!/usr/bin/env bash
# Package: ml-cross-validation@1.3.0 (getFolds, kFold)
# Behaviour: folds have floor(n/k) rows each, and as many folds as fit are cut; all but the first k are then
#   dropped. Rows left over beyond that go to the last fold. The comment in the code says that the total is
#   preserved; the documentation of kFold says that left-over rows are left out. Both happen.
# Common guess: every row is tested once and trains in the other folds; sizes differ by at most one.
# Seen: of 19 rows in 10 folds only 10 rows are ever used, 9 are neither tested nor trained on; of 14 rows in 5
#   folds 10 are used; of 13 rows in 5 folds 11, with 3 in the last fold.
# Why it matters: small classroom data sets are exactly where n/k is small: up to nearly half of the data
#   disappears, another half at each run, and the confusion matrix simply has a smaller total.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-cross-validation@1.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { getFolds, kFold } = require('ml-cross-validation');
const used = (n, k) => {
  const folds = getFolds(Array.from({ length: n }, (_, i) => [i]), k);
  const tested = new Set(folds.flatMap((f) => f.testIndex));
  const trained = new Set(folds.flatMap((f) => f.trainIndex));
  return { tested: tested.size, trained: trained.size, sizes: folds.map((f) => f.testIndex.length).join(' ') };
};
for (const [n, k, expected, last] of [[20, 10, 20, 2], [19, 10, 10, 1], [14, 5, 10, 2], [13, 5, 11, 3], [11, 5, 11, 3]]) {
  const result = used(n, k);
  console.log(`${n} rows in ${k} folds`, result);
  assert.equal(result.tested, expected);
  assert.equal(result.trained, expected);
  assert.equal(Number(result.sizes.split(' ').at(-1)), last);
}
const rows = Array.from({ length: 19 }, (_, i) => [i]);
const matrix = kFold(rows, rows.map(([v]) => v % 2), 10, (_x, _y, test) => test.map(([v]) => v % 2));
console.log('total of the confusion matrix for 19 rows:', matrix.getTotalCount());
assert.equal(matrix.getTotalCount(), 10);
JS
node check.cjs
