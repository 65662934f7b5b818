#!/usr/bin/env bash
# Package: ml-confusion-matrix@2.0.0 (ConfusionMatrix.getFalseOmissionRate)
# Behaviour: the missed positives are divided by all positives, where the rate is by all that were called negative. So
#   it is the false negative rate under another name.
# Common guess: false omission rate = FN / (FN + TN), one minus the negative predictive value, as the page linked in its
#   own comment says.
# Seen: of 10 ill, 5 are found; the 90 well are all called well. The false omission rate is 0.5; it is 5/95 = 0.053, and
#   the negative predictive value is 0.947, so the two add up to 1.447. The false
#   discovery rate, its counterpart, is right.
# Why it matters: it is the number that says how safe a "no" is. For a rare class it comes out ten times too large, and a
#   good filter is thrown away.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-confusion-matrix@2.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { ConfusionMatrix } = require('ml-confusion-matrix');
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);
const matrix = new ConfusionMatrix([[5, 5], [0, 90]], ['ill', 'well']);
const omission = matrix.getFalseOmissionRate('ill');
const negative = matrix.getNegativePredictiveValue('ill');
console.log('false omission', omission, 'negative predictive value', negative, 'sum', omission + negative);
console.log('false negative rate', matrix.getFalseNegativeRate('ill'), 'by definition', 5 / 95);
near(negative, 90 / 95);
near(omission, 0.5);
near(omission, matrix.getFalseNegativeRate('ill'));
const other = new ConfusionMatrix([[13, 2], [10, 5]], ['cat', 'dog']);
near(other.getFalseOmissionRate('cat'), 2 / 15);
near(1 - other.getNegativePredictiveValue('cat'), 2 / 7);
near(other.getFalseDiscoveryRate('cat') + other.getPositivePredictiveValue('cat'), 1);
JS
node check.cjs
