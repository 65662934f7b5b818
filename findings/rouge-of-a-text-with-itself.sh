#!/usr/bin/env bash
# Package: rouge@1.0.3 (n)
# Behaviour: words and n-grams are matched as sets and the number of matches is divided by their number with repeats.
#   An n-gram is its words glued together without a space.
# Common guess: matches are counted and clipped at the count in the reference, so a text has ROUGE 1 with itself.
# Seen: "the cat sat on the mat" has ROUGE-1 0.83 with itself, "to be or not to be" 0.67. "in put" and "i nput" share
#   no word and have ROUGE-2 1. "to be or not" has the mark of the whole.
# Why it matters: summaries and free answers repeat words, and the longer the text, the lower the highest score that
#   anybody can reach. A pass mark set on short examples fails long right answers.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts rouge@1.0.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const rouge = require('rouge');
const seen = [];
for (const [a, b, n] of [
  ['the cat sat on the mat', 'the cat sat on the mat', 1],
  ['to be or not to be', 'to be or not to be', 1],
  ['to be or not to be', 'to be or not to be', 2],
  ['to be or not', 'to be or not to be', 1],
  ['in put', 'i nput', 1],
  ['in put', 'i nput', 2],
]) {
  const score = rouge.n(a, b, n);
  console.log(`ROUGE-${n} of "${a}" with "${b}": ${score}`);
  seen.push(score.toFixed(3));
}
assert.deepEqual(seen, ['0.833', '0.667', '0.800', '0.667', '0.000', '1.000']);
const text = 'The loss falls and the loss on held-out data rises, so the model fits the noise of the data.';
console.log('a sentence with itself:', rouge.n(text, text, 1));
assert.ok(rouge.n(text, text, 1) < 0.8);
JS
node check.cjs
