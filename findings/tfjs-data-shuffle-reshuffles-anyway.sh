#!/usr/bin/env bash
# Package: @tensorflow/tfjs-data@4.22.0 (Dataset.shuffle)
# Behaviour: with reshuffleEachIteration = false each pass over the data still has another order, because only the
#   seed of the buffer is fixed while the choice within it goes on drawing from one generator.
# Common guess: false gives the same order in each epoch, as the documentation of the argument says.
# Seen: shuffle(8, 'seed', false) gives three different orders in three passes; so does shuffle(8, 'seed', true). A
#   new dataset with the same seed begins with the same first order in both cases.
# Why it matters: validation by order, resuming after an interruption and comparing two runs epoch by epoch rely on
#   an order that stays.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 @tensorflow/tfjs-data@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
require('@tensorflow/tfjs-backend-cpu');
const data = require('@tensorflow/tfjs-data');
(async () => {
  const passes = async (reshuffle) => {
    const set = data.array([1, 2, 3, 4, 5, 6, 7, 8]).shuffle(8, 'seed', reshuffle);
    const orders = [];
    for (let pass = 0; pass < 3; pass++) orders.push((await set.toArray()).join(' '));
    return orders;
  };
  const kept = await passes(false);
  const again = await passes(false);
  const reshuffled = await passes(true);
  console.log('reshuffleEachIteration false:', kept, '\ntrue:', reshuffled);
  assert.equal(new Set(kept).size, 3);
  assert.deepEqual(kept, again);
  assert.equal(new Set(reshuffled).size, 3);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
JS
node check.cjs
