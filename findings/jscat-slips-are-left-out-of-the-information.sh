#!/usr/bin/env bash
# Package: @bdelab/jscat@5.2.3 (optimization-js, which it takes from a repository and which is not used here, is 1.5.0 of npm)
# Behaviour: the upper asymptote d of an item counts in the probability of a right answer, but the Fisher information is that of
#   an item with d = 1. So an easy item keeps its information for the ablest, and both the choice of the next item and the standard
#   error are made with it.
# Common guess: four parameters are accepted and required, so the information is P'(theta)^2 / (P Q) of that curve.
# Seen: at an ability of 3, an item with a = 2, b = -3, d = 0.9 has an information of 0.36, where the definition gives less than
#   1e-8; it is asked before an item with a = 1, b = 3, d = 0.9 (0.20). With d = 1 the two formulas agree and the hard item is asked.
#   Ten easy items of that kind, nine right, and the standard error is 0.52; that of the posterior is 0.95, the prior's is 1.
# Why it matters: an able student who slips is asked what tells nothing, and the test stops early because it believes to be precise.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "name": "check", "version": "1.0.0", "overrides": { "optimization-js": "1.5.0" } }' > package.json
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @bdelab/jscat@5.2.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Cat } = require('@bdelab/jscat');
const { fisherInformation, itemResponseFunction } = require('@bdelab/jscat/lib/utils');

// P'(theta)^2 / (P Q), the slope by a central difference of the library's own curve.
function byDefinition(theta, item) {
  const step = 1e-4;
  const slope = (itemResponseFunction(theta + step, item) - itemResponseFunction(theta - step, item)) / (2 * step);
  const right = itemResponseFunction(theta, item);
  return slope ** 2 / (right * (1 - right));
}
const able = 3;
const easy = (d) => ({ name: 'easy', a: 2, b: -3, c: 0, d });
const hard = (d) => ({ name: 'hard', a: 1, b: 3, c: 0, d });
for (const item of [easy(1), hard(1), easy(0.9), hard(0.9)]) {
  const [given, defined] = [fisherInformation(able, item), byDefinition(able, item)];
  console.log(item.name, 'd', item.d, 'information', given.toFixed(4), 'by definition', defined.toFixed(4));
  if (item.d === 1) assert.ok(Math.abs(given - defined) < 1e-4);
}
assert.equal(fisherInformation(able, easy(0.9)).toFixed(2), '0.36');
assert.ok(byDefinition(able, easy(0.9)) < 1e-8);
assert.equal(byDefinition(able, hard(0.9)).toFixed(2), '0.20');
const asked = (d) => new Cat({ theta: able }).findNextItem([easy(d), hard(d)]).nextStimulus.name;
console.log('asked first, d = 1:', asked(1), ' d = 0.9:', asked(0.9));
assert.equal(asked(1), 'hard');
assert.equal(asked(0.9), 'easy');

const cat = new Cat({ method: 'EAP' });
const items = Array.from({ length: 10 }, () => ({ a: 2, b: -3, c: 0, d: 0.9 }));
const answers = items.map((_, at) => (at < 9 ? 1 : 0));
cat.updateAbilityEstimate(items, answers);
// The posterior by its definition on the same prior: a normal curve times the likelihood.
let [mass, first, second] = [0, 0, 0];
for (let theta = -6; theta <= 6; theta += 0.01) {
  const right = itemResponseFunction(theta, items[0]);
  const density = Math.exp(-(theta ** 2) / 2) * right ** 9 * (1 - right);
  [mass, first, second] = [mass + density, first + theta * density, second + theta * theta * density];
}
const [mean, deviation] = [first / mass, Math.sqrt(second / mass - (first / mass) ** 2)];
console.log('ability', cat.theta.toFixed(3), 'posterior', mean.toFixed(3));
console.log('standard error', cat.seMeasurement.toFixed(3), 'posterior', deviation.toFixed(3));
assert.ok(Math.abs(cat.theta - mean) < 0.01);
assert.equal(cat.seMeasurement.toFixed(2), '0.52');
assert.equal(deviation.toFixed(2), '0.95');
JS
node check.cjs
