#!/usr/bin/env bash
# Package: ml-knn@3.0.0
# Behaviour: neighbours come back from the tree farthest first, and of classes with equally many votes the one that
#   was met first wins. So a tie is decided for the class whose member is FARTHEST away.
# Common guess: a tie goes to the nearest neighbour, or at least to the class that was listed first.
# Seen: with training points 0 (a) and 1 (b) and k = 2, the query 0.2 is b and 0.8 is a. A query exactly on a
#   training point gets the other class. The default k is the number of classes plus one, so 3 for two classes, and
#   with three classes 4, where two against two is common.
# Why it matters: even k and the default for several classes are ordinary; accuracy on the training set itself can
#   be 0, which reads as a bug of the learner's own code.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-knn@3.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const KNN = require('ml-knn');
const two = new KNN([[0], [1]], ['a', 'b'], { k: 2 });
const answers = two.predict([[0.2], [0.8], [0], [1]]);
console.log('0.2, 0.8, 0, 1 ->', answers.join(', '));
assert.deepEqual(answers, ['b', 'a', 'b', 'a']);
const swapped = new KNN([[1], [0]], ['b', 'a'], { k: 2 });
assert.deepEqual(swapped.predict([[0.2], [0.8]]), ['b', 'a']);
const points = [[0], [1], [10], [11], [20], [21]];
const names = ['a', 'a', 'b', 'b', 'c', 'c'];
const byDefault = new KNN(points, names);
assert.equal(byDefault.k, 4);
console.log('default k for three classes:', byDefault.k, '-> training points', byDefault.predict(points).join(', '));
assert.deepEqual(byDefault.predict([[0], [1]]), ['b', 'b']);
JS
node check.cjs
