#!/usr/bin/env bash
# Package: synaptic@1.1.4 (Trainer.cost.BINARY)
# Behaviour: target and output are doubled before they are rounded and compared. So an output for 1 is right from 0.75 on,
#   and one for 0 below 0.25; everything between is wrong for both.
# Common guess: the number of outputs on the wrong side of 0.5.
# Seen: outputs of 0.6 and 0.4 for 1 and 0 are two misses, 0.74 and 0.26 too, 0.75 and 0.24 none. A network whose answers
#   are 0.7 for all ones and 0.3 for all zeros has the error 1, as if everything were wrong, and the same as one that has
#   them the wrong way round.
# Why it matters: as an accuracy it is too low for as long as outputs are moderate, which is all of early training, and
#   flat: training that stops at a number of misses runs on long after the last one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts synaptic@1.1.4
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { Trainer } = require('synaptic');
const misses = (target, output) => {
  const count = Trainer.cost.BINARY(target, output);
  console.log('targets', target, 'outputs', output, 'misses', count);
  return count;
};
assert.equal(misses([1, 0], [0.6, 0.4]), 2);
assert.equal(misses([1, 0], [0.74, 0.26]), 2);
assert.equal(misses([1, 0], [0.75, 0.24]), 0);
assert.equal(misses([1, 0], [0.4, 0.6]), 2);

const network = (high, low) => ({ activate: ([bit]) => [bit ? high : low] });
const data = [0, 1, 1, 0].map((bit) => ({ input: [bit], output: [bit] }));
const error = (high, low) => new Trainer(network(high, low)).test(data, { cost: Trainer.cost.BINARY }).error;
console.log('error: all right', error(0.7, 0.3), 'all wrong', error(0.3, 0.7), 'sure and right', error(0.8, 0.2));
assert.equal(error(0.7, 0.3), 1);
assert.equal(error(0.3, 0.7), 1);
assert.equal(error(0.8, 0.2), 0);
JS
node check.cjs
