#!/usr/bin/env bash
# Package: text-statistics@0.1.1 (sentenceCount, averageWordsPerSentence, fleschKincaidReadingEase)
# Behaviour: a full stop is put behind the text, and every full stop counts as a sentence, also that one and a decimal point.
#   What is computed from the counts prepares the text once more, and has one more word and one more sentence.
# Common guess: a text of one sentence has one; the reading ease is that of its formula.
# Seen: 'One two three.' has 2 sentences, without the full stop 1, and with a second sentence 3. 'It is 0.5.' has 3. Two
#   sentences of three words have an average of 1.75. The reading ease of the first is 141.4, by its formula 119.2.
# Why it matters: texts for students are checked against a grade. Short answers come out far too easy, and every number makes
#   a text easier.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts text-statistics@0.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const statistics = require('text-statistics');
const seen = (text, sentences, average) => {
  const result = statistics(text);
  const values = [result.sentenceCount(), result.averageWordsPerSentence(), result.fleschKincaidReadingEase()];
  console.log(text.padEnd(32), 'sentences', values[0], 'words per sentence', values[1], 'reading ease', values[2]);
  assert.deepEqual(values.slice(0, 2), [sentences, average]);
  return values[2];
};
const ease = seen('One two three.', 2, 2);
seen('One two three', 1, 2);
seen('One two three. Four five six.', 3, 1.75);
seen('One two three! Four five six?', 3, 1.75);
seen('It is 0.5.', 3, 1.25);
// Three words of one syllable each in one sentence.
const formula = 206.835 - 1.015 * 3 - 84.6 * 1;
console.log('by the formula', formula);
assert.ok(ease - formula > 20);
JS
node check.cjs
