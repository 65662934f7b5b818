#!/usr/bin/env bash
# Package: @khanacademy/perseus-score@8.11.7 (scoreNumericInput)
# Behaviour: the percent sign of a student's answer divides by 100 only if every right answer of the item lies between
#   -1 and 1. Otherwise it is struck out: 150% is 150. An item that wants the form 'percent' strictly removes the sign
#   before it looks for the form, and so takes 25 for 0.25, and never 25%.
# Common guess: x% is x / 100, or is accepted as written as well, for every value alike.
# Seen: 50% is right for 0.5; 150% is wrong for 1.5 and right for 150; 2% is right for 2. When 2 is accepted as another
#   right answer, 50% is no longer right for 0.5.
# Why it matters: an accuracy of 50% and a growth of 150% are graded by different rules in one quiz, and adding a second
#   accepted answer takes points from students who had the first.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @khanacademy/perseus-score@8.11.7
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { scoreNumericInput } = require('@khanacademy/perseus-score');
const right = (value, more = {}) => ({
  value,
  status: 'correct',
  message: '',
  simplify: 'optional',
  strict: false,
  maxError: null,
  answerForms: [],
  ...more,
});
const points = (input, ...answers) => {
  const score = scoreNumericInput({ currentValue: input }, { answers, coefficient: false });
  assert.equal(score.type, 'points');
  console.log(`${input} where ${answers.map(({ value }) => value).join(' or ')} is right:`, score.earned);
  return score.earned;
};
assert.equal(points('50%', right(0.5)), 1);
assert.equal(points('150%', right(1.5)), 0);
assert.equal(points('150%', right(150)), 1);
assert.equal(points('2%', right(2)), 1);
assert.equal(points('1%', right(1)), 0);
assert.equal(points('50%', right(0.5), right(2)), 0);
assert.equal(points('0.5', right(0.5), right(2)), 1);
console.log('only the form percent, strictly:');
const percent = right(0.25, { strict: true, answerForms: ['percent'] });
assert.equal(points('25%', percent), 0);
assert.equal(points('25', percent), 1);
JS
node check.cjs
