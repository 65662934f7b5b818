#!/usr/bin/env bash
# Package: okapibm25@1.4.1
# Behaviour: a keyword is a regular expression that is counted anywhere in the text, inside words as well; the number of
#   documents that hold it, beside that, is counted as plain text. A parameter of 0 counts as not given. Case matters.
# Common guess: BM25 is over words; b = 0 switches off the length and k1 = 0 the frequency, as everywhere.
# Seen: 'rate' ranks 'we generate iterates of it' before 'the learning rate'. '0.1' finds '021' and ranks it, with a
#   weight for a word that no document holds. 'f(x)' finds nothing in 'f(x) is'. With b = 0 a longer text still scores
#   less than half of a shorter one, exactly as with b = 0.75; b = 1e-9 is what 0 was meant to be.
# Why it matters: formulas and numbers are what is searched in this field. The score is plausible for common words, so it
#   passes a first look, and a parameter study finds that 0 is as good as the default, since it is the default.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts okapibm25@1.4.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const bm25 = require('okapibm25').default;
const scores = (documents, word, options) => {
  const result = bm25(documents, [word], options);
  console.log(word, options ?? '', documents.map((text, i) => `${text}: ${result[i].toFixed(3)}`).join(' | '));
  return result;
};
const rest = ['a b', 'c d', 'e f'];
const [inside, word] = scores(['we generate iterates of rates', 'the learning rate there is', ...rest], 'rate');
assert.ok(inside > word && word > 0);
const [pattern, number] = scores(['seed 021 here', 'step 0.1 here', ...rest], '0.1');
assert.ok(pattern > 0 && number > 0);
assert.ok(scores(['seed 021 here', 'no such thing', ...rest], '0.1')[0] > 0);
assert.equal(scores(['so f(x) is', ...rest], 'f(x)')[0], 0);

const texts = ['loss', 'loss b c d e f', ...rest];
const zero = scores(texts, 'loss', { b: 0, k1: 1.2 });
assert.deepEqual(zero, scores(texts, 'loss', { b: 0.75, k1: 1.2 }));
assert.ok(zero[1] < zero[0] / 2);
const nearly = scores(texts, 'loss', { b: 1e-9, k1: 1.2 });
assert.ok(Math.abs(nearly[0] - nearly[1]) < 1e-6);
const often = ['loss loss loss', 'loss b c', ...rest];
assert.deepEqual(scores(often, 'loss', { b: 0.75, k1: 0 }), scores(often, 'loss'));
JS
node check.cjs
