#!/usr/bin/env bash
# Package: wink-nlp-utils@2.1.0 (string.removeElisions, amplifyNotElision, tokenize)
# Behaviour: n't is cut off as a suffix. Removing elisions so removes the negation, and amplifying it leaves what stood in
#   front as it is, which for can't, won't and shan't is no word. Only the straight apostrophe counts. The documentation
#   lists isn't among what is removed, without the consequence.
# Common guess: 'm, 's and 'll go, and a negation is kept or spelt out; can't is can not.
# Seen: "it doesn't fit" becomes 'it does fit', "isn't" 'is' and "can't" 'ca'. amplifyNotElision makes 'ca not', 'wo not' and
#   'sha not'; 'it doesn’t fit' with a typographic apostrophe is left as it is by both, so the same sentence typed on a
#   telephone and on a keyboard ends as its opposite.
# Why it matters: this is the first step before answers are compared or classified. A wrong answer and the right one become
#   the same text, and words such as ca and wo enter the vocabulary.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts wink-nlp-utils@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { string } = require('wink-nlp-utils');
const both = (text) => {
  const result = [string.removeElisions(text), string.amplifyNotElision(text)];
  console.log(text, '- removeElisions:', result[0], '- amplifyNotElision:', result[1]);
  return result;
};
assert.deepEqual(both("it doesn't fit"), ['it does fit', 'it does not fit']);
assert.deepEqual(both("isn't"), ['is', 'is not']);
assert.deepEqual(both("can't"), ['ca', 'ca not']);
assert.deepEqual(both("won't"), ['wo', 'wo not']);
assert.deepEqual(both("shan't"), ['sha', 'sha not']);
assert.deepEqual(both('it doesn’t fit'), ['it doesn’t fit', 'it doesn’t fit']);
assert.equal(string.removeElisions("it's"), 'it');
assert.equal(string.removeElisions('it’s'), 'it’s');
assert.equal(string.removeElisions("it doesn't fit"), string.removeElisions('it does fit'));
JS
node check.cjs
