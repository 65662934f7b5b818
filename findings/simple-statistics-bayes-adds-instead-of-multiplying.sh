#!/usr/bin/env bash
# Package: simple-statistics@7.12.1 (BayesianClassifier)
# Behaviour: the score of a category is the SUM over the features of how often that value and that category occurred
#   together, divided by all items. It is documented as a naive Bayes classifier that returns probabilities.
# Common guess: prior times the product of the conditional probabilities; a feature that never occurred in a
#   category rules it out (or is smoothed).
# Seen: a value that no item of "often" has does not lower its score, and "often" wins, 0.667 to 0.5, against the
#   only category that the item can be of. The scores sum to 1.167; an item with ten features can score ten.
# Why it matters: it favours frequent categories and long items, and thresholds on it are not thresholds on a
#   probability. As a reference solution for an exercise it marks right answers wrong.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts simple-statistics@7.12.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { BayesianClassifier } = require('simple-statistics');
const classifier = new BayesianClassifier();
for (let i = 0; i < 4; i++) classifier.train({ colour: 'red', shape: 'round' }, 'often');
classifier.train({ colour: 'red', shape: 'square' }, 'seldom');
classifier.train({ colour: 'blue', shape: 'square' }, 'seldom');
const score = classifier.score({ colour: 'red', shape: 'square' });
// By Bayes: often 4/6 * 1 * 0 = 0, seldom 2/6 * 1/2 * 1 = 1/6.
console.log('a red square:', score);
assert.ok(Math.abs(score.often - 4 / 6) < 1e-12);
assert.ok(Math.abs(score.seldom - (1 / 6 + 2 / 6)) < 1e-12);
assert.ok(score.often > score.seldom);
const wide = new BayesianClassifier();
const item = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`f${i}`, 1]));
wide.train(item, 'only');
assert.equal(wide.score(item).only, 10);
JS
node check.cjs
