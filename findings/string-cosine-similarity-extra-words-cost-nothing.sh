#!/usr/bin/env bash
# Package: string-cosine-similarity@2.0.1
# Behaviour: only the words of the first text are counted in both. So words that only the second text has do not lower the
#   similarity, the two cannot be exchanged, and without a common word it is 0/0.
# Common guess: the cosine of the angle between two vectors of word counts: symmetrical, 1 for the same counts, 0 without
#   a common word.
# Seen: 'the loss' and a sentence of eleven words that has both in it have 1; the cosine is 0.43. Exchanged, it is 0.43.
#   'cat' and 'dog' have NaN, which is neither above nor below any limit.
# Why it matters: a free answer that contains the words of the solution among any others counts as equal to it, also
#   'not'; whether it does depends on which of the two is written first.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts string-cosine-similarity@2.0.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const similarity = require('string-cosine-similarity');
const cosine = (a, b) => {
  const [x, y] = [a, b].map((text) => text.split(' '));
  const words = [...new Set([...x, ...y])];
  const [v, w] = [x, y].map((list) => words.map((word) => list.filter((one) => one === word).length));
  const dot = (p, q) => p.reduce((sum, value, i) => sum + value * q[i], 0);
  return dot(v, w) / Math.sqrt(dot(v, v) * dot(w, w));
};
const show = (a, b) => {
  console.log(`${a} | ${b}:`, similarity(a, b), 'cosine', cosine(a, b));
  return similarity(a, b);
};
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const [key, long] = ['the loss', 'it is not true that training for longer raises the loss'];
near(show(key, long), 1);
near(show(long, key), cosine(long, key));
assert.ok(cosine(key, long) < 0.45);
assert.ok(Number.isNaN(show('cat', 'dog')));
JS
node check.cjs
