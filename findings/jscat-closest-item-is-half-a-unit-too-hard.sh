#!/usr/bin/env bash
# Package: @bdelab/jscat@5.2.3 (optimization-js, which it takes from a repository and which is not used here, is 1.5.0 of npm)
# Behaviour: itemSelect 'closest' picks the item whose difficulty is closest to the ability plus 0.481, whatever the items are.
#   The number is where the information of an item with a = 1 and guessing 0.5 peaks above its difficulty; so for those items the
#   best difficulty lies 0.481 below the ability, and without guessing at the ability. The readme does not mention it.
# Common guess: closest is closest to the ability estimate.
# Seen: at an ability of 0, of items with difficulties -0.481, 0 and 0.481 the last is asked, with guessing 0 and with 0.5. With
#   guessing 0.5 it is the least informative of the three by the library's own information, and 'MFI' asks -0.481. Of 0 and 0.9,
#   0.9 is asked.
# Why it matters: every test is harder than was meant, and where answers can be guessed it asks what tells least.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "name": "check", "version": "1.0.0", "overrides": { "optimization-js": "1.5.0" } }' > package.json
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @bdelab/jscat@5.2.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Cat } = require('@bdelab/jscat');
const { fisherInformation } = require('@bdelab/jscat/lib/utils');

function asked(itemSelect, guessing, ...difficulties) {
  const items = difficulties.map((difficulty) => ({ discrimination: 1, difficulty, guessing, slipping: 1 }));
  const { difficulty } = new Cat({ itemSelect, theta: 0 }).findNextItem(items).nextStimulus;
  console.log(itemSelect.padEnd(8), 'guessing', guessing, 'of', JSON.stringify(difficulties), 'asks', difficulty);
  return difficulty;
}
const three = [-0.481, 0, 0.481];
assert.equal(asked('MFI', 0, ...three), 0);
assert.equal(asked('MFI', 0.5, ...three), -0.481);
assert.equal(asked('closest', 0, ...three), 0.481);
assert.equal(asked('closest', 0.5, ...three), 0.481);
assert.equal(asked('closest', 0, 0, 0.9), 0.9);
assert.equal(asked('closest', 0, 0, 1), 0);
const information = three.map((b) => fisherInformation(0, { a: 1, b, c: 0.5, d: 1 }));
console.log('information with guessing 0.5', information.map((value) => value.toFixed(4)).join(' '));
assert.ok(information[0] > information[1] && information[1] > information[2]);
// The peak of the three-parameter information lies ln((1 + sqrt(1 + 8 c)) / 2) / a above the difficulty.
const above = Math.log((1 + Math.sqrt(1 + 8 * 0.5)) / 2);
console.log('the peak lies above the difficulty by', above.toFixed(4));
assert.equal(above.toFixed(3), '0.481');
JS
node check.cjs
