#!/usr/bin/env bash
# Package: ml-cross-validation@1.3.0 (sampleAClass)
# Behaviour: the stratified sample counts each class in an object and goes through its keys, but cuts the rows in
#   the order of sorted labels. JavaScript lists keys that look like array indices first, so for labels like -1 and
#   1, or '10' and '9', the counts of one class are applied to the rows of another.
# Common guess: sampleAClass(labels, 0.5) takes half of each class, whatever the labels are.
# Seen: for labels 0 and 1 it does. For 8 rows of -1 and 2 rows of 1, the half sample is meant to be 4 and 1; both
#   of the rows of class 1 can be taken, or none, and the class -1 can lose or gain with it. Over 200 draws the
#   numbers vary, where for 0 and 1 they never do.
# Why it matters: -1 and 1 are the labels of support vector machines and perceptrons. The split is still of the
#   right size, so nothing shows but a model that was never given one class.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-cross-validation@1.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { sampleAClass } = require('ml-cross-validation');
const counts = (rare, common) => {
  const labels = [...Array(8).fill(common), ...Array(2).fill(rare)];
  const seen = new Set();
  for (let run = 0; run < 200; run++) {
    const { trainIndex } = sampleAClass(labels, 0.5);
    seen.add(`${trainIndex.filter((i) => labels[i] === common).length} and ${trainIndex.filter((i) => labels[i] === rare).length}`);
  }
  return [...seen].sort();
};
console.log('labels 0 and 1  ', counts(1, 0));
console.log('labels -1 and 1 ', counts(1, -1));
console.log("labels '10' and '9'", counts('9', '10'));
assert.deepEqual(counts(1, 0), ['4 and 1']);
assert.ok(counts(1, -1).length > 1);
assert.ok(counts('9', '10').length > 1);
JS
node check.cjs
