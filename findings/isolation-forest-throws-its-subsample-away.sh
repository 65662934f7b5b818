#!/usr/bin/env bash
# Package: isolation-forest@0.0.9 (fit, scores)
# Behaviour: for each tree a subsample is drawn and not used: every tree is built from all rows, cut at the depth that
#   fits the subsample, and scored as if it had been of that size. A second fit keeps the trees of the first, and these
#   alone are asked.
# Common guess: the second argument is the number of rows per tree, 256 as in the paper, and a score near 0.5 is an
#   ordinary point whatever the size of the data.
# Seen: the mean score of evenly spread points is 0.5 with 64 and 256 rows, 0.42 with 1024 and 0.34 with 4096. Each
#   tree holds all rows. Points of a second fit far from the first are all called outliers, though they are its data.
# Why it matters: a threshold on the score means something else for a class of fifty and a course of thousands, and the
#   trees are 16 times the size that they are bought for.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts isolation-forest@0.0.9
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { IsolationForest } = require('isolation-forest');
const spread = (n, centre) =>
  Array.from({ length: n }, (_, i) => ({ x: centre + ((i * 0.618034) % 1), y: centre + ((i * 0.754878) % 1) }));
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
/** Rows in all leaves below a node. */
const rows = (node) =>
  node.isExternalNode() ? node.size() : rows(node.leftChild) + rows(node.rightChild);
const scores = [64, 256, 1024, 4096].map((n) => {
  const forest = new IsolationForest(50, 256);
  const [tree] = forest.fit(spread(n, 0));
  const inTree = rows(tree.getRootNode());
  const average = mean(forest.scores());
  console.log(n, 'rows, subsample 256: rows in a tree', inTree, 'mean score', average.toFixed(3));
  assert.equal(inTree, n);
  return average;
});
assert.ok(scores[1] > 0.43 && scores[2] < 0.46 && scores[3] < 0.38);

const forest = new IsolationForest(50, 256);
forest.fit(spread(256, 0));
forest.fit(spread(256, 100));
const fresh = new IsolationForest(50, 256);
fresh.fit(spread(256, 100));
console.log('refitted, its own data:', mean(forest.scores()).toFixed(3), ' fresh:', mean(fresh.scores()).toFixed(3));
assert.ok(mean(forest.scores()) > mean(fresh.scores()) + 0.05);
JS
node check.cjs
