#!/usr/bin/env bash
# Package: @stdlib/stats-fligner-test@0.2.3
# Behaviour: the test of equal spreads takes each sample's median away in the arrays that it is given, and leaves them so. With
#   one array and a list of groups it does not; Bartlett's and Kruskal's tests of the same library never do. Not in the readme.
# Common guess: tests read their samples. First the spreads are compared, then the means, as every textbook says.
# Seen: analysis of variance of three groups: F is 9.59, p is 0.003. After Fligner's test of the same arrays, whose own result is
#   right: F is 0.32, p is 0.73.
# Why it matters: checking the condition of the next test makes every difference between groups disappear, without a word.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @stdlib/stats-fligner-test@0.2.3 \
  @stdlib/stats-bartlett-test@0.2.3 @stdlib/stats-anova1@0.2.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const [fligner, bartlett, anova] = ['fligner-test', 'bartlett-test', 'anova1'].map((name) => {
  const made = require(`@stdlib/stats-${name}`);
  return made.default ?? made;
});
const samples = () => [
  [6.9, 5.4, 5.8, 4.6, 4.0],
  [8.3, 6.8, 7.8, 9.2, 6.5],
  [8.0, 10.5, 8.1, 6.9, 9.3],
];
const groups = ['a', 'b', 'c'].flatMap((name) => Array(5).fill(name));
const compare = (label, three) => {
  const { statistic, pValue } = anova(three.flat(), groups);
  console.log(label.padEnd(24), 'F', statistic.toFixed(2), 'p', pValue.toFixed(4));
  return [statistic.toFixed(2), pValue.toFixed(4)];
};
const three = samples();
assert.deepEqual(compare('means, first', three), ['9.59', '0.0032']);
bartlett(...three);
assert.deepEqual(three, samples());
// R's fligner.test on the same numbers: chi-squared 0.12783, p 0.9381.
assert.equal(fligner(...three).statistic.toFixed(5), '0.12783');
console.log('the samples afterwards  ', JSON.stringify(three.map((one) => one.map((v) => Number(v.toFixed(3))))));
assert.ok(three.every((one) => Math.abs([...one].sort((a, b) => a - b)[2]) < 1e-12));
assert.deepEqual(compare('means, after Fligner', three), ['0.32', '0.7306']);
const flat = samples().flat();
fligner(flat, { groups });
assert.deepEqual(flat, samples().flat());
JS
node check.cjs
