#!/usr/bin/env bash
# Package: tdigest@0.1.3 (TDigest.percentile, p_rank)
# Behaviour: equal values are one centroid, whatever their number, and a quantile between two centroids is interpolated
#   from middle to middle. With few different values the answers lie between them where no value is, and the part on
#   the wrong side of a jump is large.
# Common guess: the method is approximate by a small error in rank, most exact at the ends; with few different values it
#   is exact, since nothing has to be merged.
# Seen: of 100 marks, 60 are 0 and 40 are 20. The median is 8, and the 59th percentile 11.6; both are 0. The rank of 0
#   is 0.3. Of 1000 scores of which half are 0 the 40th percentile is 2, a score that nobody has. The discrete mode,
#   TDigest(false), is right.
# Why it matters: marks, points and counts have few values. A dashboard shows a median of 8 where most have nothing, and
#   more data does not make it better.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts tdigest@0.1.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { TDigest } = require('tdigest');
const digestOf = (values, ...options) => {
  const digest = new TDigest(...options);
  values.forEach((v) => digest.push(v));
  digest.compress();
  return digest;
};
const marks = [...Array(60).fill(0), ...Array(40).fill(20)];
const digest = digestOf(marks);
const discrete = digestOf(marks, false);
for (const p of [0.5, 0.59, 0.61]) {
  const [plain, exact] = [digest.percentile(p).toFixed(1), discrete.percentile(p)];
  console.log('60 times 0, 40 times 20: quantile', p, 'is', plain, 'discrete', exact);
}
assert.equal(digest.percentile(0.5).toFixed(6), '8.000000');
assert.equal(discrete.percentile(0.5), 0);
assert.ok(digest.percentile(0.59) > 11 && digest.percentile(0.61) < 13);
assert.equal(digest.p_rank(0).toFixed(6), '0.300000');

const scores = Array.from({ length: 1000 }, (_, i) => [0, 0, 0, 0, 0, 4, 5, 5, 5, 10][i % 10]);
for (const compression of [0.01, 0.0001]) {
  const median = digestOf(scores, compression).percentile(0.4);
  console.log('half of the scores are 0: 40th percentile', median.toFixed(2), 'with compression', compression);
  assert.equal(median.toFixed(2), '2.00');
}
JS
node check.cjs
