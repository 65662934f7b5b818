#!/usr/bin/env bash
# Package: sentence-splitter@5.0.1 (split), beside sbd@1.0.19 (sentences)
# Behaviour: a full stop behind a whole number is taken for the point of a numbered list or of a number, whatever follows
#   it, and so is a quotation that ends with a stop. sbd does the like in short sentences only: of up to four words that
#   end with a number, a letter or a short name.
# Common guess: numbers with a decimal point are kept together, and a full stop, a space and a capital end a sentence.
# Seen: 'After a long training the accuracy was 95. The loss of the model fell.' is one sentence; with 0.95 it is two.
#   Fifty sentences with a whole number at the end count as one. For sbd these are fifty, but 'The accuracy was 95. It
#   fell.', 'We used Adam. The loss fell.' and 'It depends on x. The gradient is zero.' are one each.
# Why it matters: reports end their sentences with results. Lengths of sentences, readability formulas and pieces for a
#   search index are made from the count; a text has one huge sentence because its numbers are whole.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts sentence-splitter@5.0.1 sbd@1.0.19
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import sbd from 'sbd';
import { split } from 'sentence-splitter';
const count = (text) => {
  const both = [split(text).filter((node) => node.type === 'Sentence').length, sbd.sentences(text).length];
  console.log('sentence-splitter', both[0], 'sbd', both[1], 'for', text.slice(0, 70));
  return both;
};
assert.deepEqual(count('After a long training the accuracy was high. The loss of the model fell.'), [2, 2]);
assert.deepEqual(count('After a long training the accuracy was 0.95. The loss of the model fell.'), [2, 2]);
assert.deepEqual(count('After a long training the accuracy was 95. The loss of the model fell.'), [1, 2]);
assert.deepEqual(count('She said "stop." Then she left.'), [1, 2]);
const report = Array.from({ length: 50 }, (_, i) => `The run with number ${i} had a score of ${50 + i}.`).join(' ');
assert.deepEqual(count(report), [1, 50]);
assert.deepEqual(count('The accuracy was 95. It fell.'), [1, 1]);
assert.deepEqual(count('We used Adam. The loss fell.'), [2, 1]);
assert.deepEqual(count('It depends on x. The gradient is zero.'), [2, 1]);
JS
node check.mjs
