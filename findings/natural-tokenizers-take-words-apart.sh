#!/usr/bin/env bash
# Package: natural@8.1.1 (WordTokenizer, WordPunctTokenizer, NGrams)
# Behaviour: the default word tokenizer splits at everything that is not an ASCII letter or digit and throws it
#   away, so accented letters are cut out of their words and numbers fall apart at the point, the sign and the
#   exponent.
# Common guess: 0.5 is a token, or two with a mark between; café is a word.
# Seen: "loss 0.5, rate 1e-3, café, naïve" becomes loss 0 5 rate 1e 3 caf na ve. NGrams.bigrams uses the same rule.
#   AggressiveTokenizerFr keeps café, but not the number; WordPunctTokenizer keeps café and cuts 1e-3 into 1, e- and
#   3.
# Why it matters: bags of words, Bayes classifiers and similarity of short answers are built on these tokens: 0.5
#   and 5 share a token, 1e-3 and 3 share one, and French words lose letters.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts natural@8.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const natural = require('natural');
const text = 'loss 0.5, rate 1e-3, café, naïve';
const words = new natural.WordTokenizer().tokenize(text);
const punct = new natural.WordPunctTokenizer().tokenize('café 1e-3');
const french = new natural.AggressiveTokenizerFr().tokenize('café 0.5');
console.log({ words: words.join(' '), punct: punct.join(' '), french: french.join(' ') });
assert.deepEqual(words, ['loss', '0', '5', 'rate', '1e', '3', 'caf', 'na', 've']);
assert.deepEqual(punct, ['café', '1', 'e-', '3']);
assert.deepEqual(french, ['café', '0', '5']);
assert.deepEqual(natural.NGrams.bigrams('0.5 is'), [['0', '5'], ['5', 'is']]);
JS
node check.cjs
