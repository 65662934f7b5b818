#!/usr/bin/env bash
# Package: xgboost-scorer@0.0.4 (Scorer.create, score)
# Behaviour: a missing key or null follows the branch for missing values; NaN does not, it always takes the branch of no. The
#   sum of the leaves goes through a sigmoid for every model.
# Common guess: NaN is the missing value, as in the library that trained the model; a dump of a regression gives its numbers.
# Seen: with a tree whose missing values go to yes, {} and null score 0.62 and NaN 0.44. A regression whose leaves add up to
#   15 scores 0.9999997.
# Why it matters: features are the result of arithmetic, so what is missing is NaN when it comes here. The score is an
#   ordinary one, only that of another leaf.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts xgboost-scorer@0.0.4
cat > check.cjs <<'JS'
const assert = require('node:assert');
const module_ = require('xgboost-scorer');
const Scorer = module_.default ?? module_;
const tree = (condition, missing, left, right) => ({
  nodeid: 0,
  split: 'hours',
  split_condition: condition,
  yes: 1,
  no: 2,
  missing,
  children: [{ nodeid: 1, leaf: left }, { nodeid: 2, leaf: right }],
});
const main = async () => {
  const seen = async (model, row, expected) => {
    const score = await (await Scorer.create(model)).score(row);
    console.log('split at', model[0].split_condition, 'missing to', model[0].missing, row, 'score', score);
    assert.ok(Math.abs(score - expected) < 1e-6);
  };
  const low = 1 / (1 + Math.exp(0.25));
  const high = 1 / (1 + Math.exp(-0.5));
  await seen([tree(22, 1, 0.5, -0.25)], { hours: 3 }, high);
  await seen([tree(22, 1, 0.5, -0.25)], {}, high);
  await seen([tree(22, 1, 0.5, -0.25)], { hours: null }, high);
  await seen([tree(22, 1, 0.5, -0.25)], { hours: NaN }, low);
  await seen([tree(22, 2, 0.5, -0.25)], { hours: NaN }, low);
  await seen([tree(22, 1, 15, 8)], { hours: 3 }, 1 / (1 + Math.exp(-15)));
};
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
JS
node check.cjs
