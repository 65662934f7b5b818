#!/usr/bin/env bash
# Package: bayes@1.0.0 (learn, categorize)
# Behaviour: the counts of a class's words are kept in plain objects, so for the words constructor, toString, valueOf
#   and hasOwnProperty a function of JavaScript is found where a count is expected. One such word in a text makes the
#   probability of every class NaN, and NaN is larger than nothing: the answer is null.
# Common guess: categorize always answers with one of the classes that were learned.
# Seen: "the loss of the model falls" is of the class training; with "in the constructor" behind it there is no class,
#   whether the word was learned or not. Once learned, its count is the text of a function with a 1 behind it, and
#   goes so into the JSON.
# Why it matters: questions and comments about programs are full of these words. The texts without a class are not
#   spread by chance: they are the ones about classes and methods.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts bayes@1.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const bayes = require('bayes');
(async () => {
  const classifier = bayes();
  await classifier.learn('the loss of the model falls', 'training');
  await classifier.learn('a method of the class returns a number', 'language');
  const ask = async (text) => {
    const found = await classifier.categorize(text);
    console.log(`"${text}" is of the class`, found);
    return found;
  };
  assert.equal(await ask('the loss of the model falls'), 'training');
  for (const word of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
    assert.equal(await ask(`the loss of the model falls in the ${word}`), null);
  }
  assert.equal(await ask('the loss of the model falls in the builder'), 'training');

  await classifier.learn('the constructor of the class', 'language');
  assert.equal(await ask('the constructor of the class'), null);
  const count = JSON.parse(classifier.toJson()).wordFrequencyCount.language.constructor;
  console.log('count of "constructor" in the JSON:', count);
  assert.equal(count, `${Object}1`);
})();
JS
node check.cjs
