#!/usr/bin/env bash
# Package: text-readability@1.1.1 (and readability-scores@1.0.8 to compare)
# Behaviour: the fog index and the Dale-Chall score divide the number of different difficult words by the number of all words, so
#   a word that comes again counts as easy. The readme gives the formulas' names and says nothing of it.
# Common guess: both take the share of difficult words, as they are defined, so a text and the same text twice have one score.
# Seen: four sentences have a fog index of 18.2 and a Dale-Chall score of 11.93, "15th and 16th grade" by consensus. Written 20
#   times: 3.95, 0.79 and "3rd and 4th grade". Flesch-Kincaid, ARI and SMOG stay as they are; so do fog and Dale-Chall of
#   readability-scores.
# Why it matters: a chapter repeats its terms, so the longer the text, the easier it seems. A paragraph and its chapter cannot be
#   compared, and a course page full of hard terms passes as one for children.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts text-readability@1.1.1 readability-scores@1.0.8
cat > check.cjs <<'JS'
const assert = require('node:assert');
const one = require('text-readability');
const readability = one.default ?? one;
const two = require('readability-scores');
const others = two.default ?? two;

const text = 'The gradient descends along the steepest direction of the objective. Regularization penalizes complicated '
  + 'hypotheses. Students evaluate the generalization of the classifier on separate observations. A validation sample is '
  + 'separated before the optimization. ';
function scores(times) {
  const repeated = text.repeat(times);
  const { gunningFog, daleChall } = others(repeated);
  const seen = {
    words: readability.lexiconCount(repeated),
    sentences: readability.sentenceCount(repeated),
    difficult: readability.difficultWords(repeated),
    fog: readability.gunningFog(repeated),
    dale: readability.daleChallReadabilityScore(repeated),
    grade: readability.textStandard(repeated),
    steady: [readability.fleschKincaidGrade(repeated), readability.automatedReadabilityIndex(repeated),
      readability.smogIndex(repeated), gunningFog, daleChall],
  };
  console.log(times, 'times', JSON.stringify(seen));
  return seen;
}
const [once, twice, often] = [1, 2, 20].map(scores);
assert.deepEqual([once.words, once.sentences, often.words, often.sentences], [32, 4, 640, 80]);
assert.deepEqual([once.difficult, twice.difficult, often.difficult], [16, 16, 16]);
assert.deepEqual([once.fog, twice.fog, often.fog], [18.2, 10.7, 3.95]);
assert.deepEqual([once.dale, twice.dale, often.dale], [11.93, 7.98, 0.79]);
assert.deepEqual([once.grade, often.grade], ['15th and 16th grade', '3rd and 4th grade']);
assert.deepEqual(often.steady, once.steady);
assert.deepEqual(twice.steady, once.steady);
JS
node check.cjs
