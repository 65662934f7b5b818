#!/usr/bin/env bash
# Package: survey-core@3.1.1 (getCorrectAnswerCount with a ranking question)
# Behaviour: the correct answer of a ranking is compared as a set, as that of checkboxes is. Any order counts as
#   correct. isAnswerCorrect of the same question compares the order. A partial answer is completed with the remaining
#   choices, in their given order, before it is compared.
# Common guess: the order is the answer; the count of correct answers and isAnswerCorrect are of one mind.
# Seen: for the answer a, b, c every one of the six orders gives 1 correct answer of 1, while isAnswerCorrect is true
#   for one order. Choices that differ in capitals are equal as well, as are 1 and true: 'A' is right, 'a' counts.
# Why it matters: "put the steps of training in order" is worth full points for everybody who moves an item, in the
#   figure that the results page and the expressions use.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts survey-core@3.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Model } = require('survey-core');
const answer = (question, value) => {
  const survey = new Model({ elements: [{ name: 'q', ...question }] });
  survey.data = { q: value };
  const asked = survey.getQuestionByName('q');
  return { count: survey.getCorrectAnswerCount(), correct: asked.isAnswerCorrect(), kept: [...asked.value].join(' ') };
};
const ranking = { type: 'ranking', choices: ['a', 'b', 'c'], correctAnswer: ['a', 'b', 'c'] };
const orders = ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'].map((order) => [...order]);
const results = orders.map((order) => answer(ranking, order));
orders.forEach((order, i) => {
  const { count, correct } = results[i];
  console.log(order.join(' '), 'counted as correct:', count, 'isAnswerCorrect:', correct);
});
assert.ok(results.every(({ count }) => count === 1));
assert.deepEqual(results.map(({ correct }) => correct), [true, false, false, false, false, false]);

const partial = answer(ranking, ['a', 'b']);
console.log('a b:', JSON.stringify(partial));
assert.deepEqual(partial, { count: 1, correct: true, kept: 'a b c' });
const capitals = answer({ type: 'radiogroup', choices: ['a', 'A'], correctAnswer: 'A' }, 'a');
assert.equal(capitals.count, 1);
assert.equal(answer({ type: 'checkbox', choices: ['a', 'b', 'c'], correctAnswer: ['a', 'b'] }, ['a', 'c']).count, 0);
JS
node check.cjs
